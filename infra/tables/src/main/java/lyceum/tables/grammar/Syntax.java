package lyceum.tables.grammar;

import java.util.List;
import java.util.stream.Stream;

/** An expression as written: its shape is right, but names, values and types are not checked yet. */
sealed interface Syntax {

    /** A document path. */
    record PathNode(List<Part> parts) implements Syntax {}

    /** A part of a path: a name, a placeholder for one, or an index. */
    sealed interface Part {}

    record NamePart(String name) implements Part {}

    record PlaceholderPart(String placeholder) implements Part {}

    record IndexPart(int index) implements Part {}

    /** A placeholder for a value. */
    record ValueNode(String placeholder) implements Syntax {}

    record CallNode(String function, List<Syntax> arguments) implements Syntax {}

    /** A comparison, BETWEEN, IN, AND, OR, NOT, plus or minus. */
    record OperatorNode(Operator operator, List<Syntax> operands) implements Syntax {}

    /** Something in parentheses. */
    record ParenthesesNode(Syntax inner) implements Syntax {}

    /** What is directly inside this node. */
    default List<Syntax> children() {
        return switch (this) {
            case PathNode _, ValueNode _ -> List.of();
            case CallNode call -> call.arguments();
            case OperatorNode operator -> operator.operands();
            case ParenthesesNode(var inner) -> List.of(inner);
        };
    }

    /** This node and all inside it, from left to right. */
    default Stream<Syntax> walk() {
        return Stream.concat(Stream.of(this), children().stream().flatMap(Syntax::walk));
    }

    /** This node without the parentheses around it. */
    default Syntax bare() {
        return this instanceof ParenthesesNode(var inner) ? inner.bare() : this;
    }

    /** The operators, as the service spells them in messages. */
    enum Operator {
        AND("AND"),
        OR("OR"),
        NOT("NOT"),
        BETWEEN("BETWEEN"),
        IN("IN"),
        EQUAL("="),
        NOT_EQUAL("<>"),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        PLUS("+"),
        MINUS("-");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        String symbol() {
            return symbol;
        }

        boolean logical() {
            return this == AND || this == OR || this == NOT;
        }
    }
}
