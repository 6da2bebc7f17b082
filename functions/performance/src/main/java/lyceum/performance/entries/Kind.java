package lyceum.performance.entries;

/** Why an entry is kept. */
public enum Kind {
    /** A request took longer than its service level promises for 95 %. */
    SLOW,
    /** A request was answered with a status of 400 or more. */
    ERROR,
    /** A run waited for DynamoDB for long. */
    DATABASE
}
