package lyceum.tables.value;

/**
 * The two ways in which the service words the refusal of a value. It replaces its older checks one
 * operation at a time, so which one speaks depends on the operation.
 */
public enum Wording {
    CURRENT,
    OLDER
}
