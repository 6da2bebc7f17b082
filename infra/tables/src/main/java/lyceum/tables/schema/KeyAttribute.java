package lyceum.tables.schema;

import lyceum.tables.value.Value;

/**
 * An attribute that is part of a key.
 *
 * @param type S, N or B
 */
public record KeyAttribute(String name, Value.Type type) {}
