package lyceum.tables.grammar;

import lyceum.tables.value.Value;

/** What a condition compares. */
public sealed interface Operand permits Path, Operand.Literal, Operand.Size {

    /** A value given with the request. */
    record Literal(Value value) implements Operand {}

    /** The size of what another operand gives. */
    record Size(Operand of) implements Operand {}
}
