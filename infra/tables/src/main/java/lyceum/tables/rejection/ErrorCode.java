package lyceum.tables.rejection;

/** The service's error codes that this store can answer, with their HTTP status. */
public enum ErrorCode {
    VALIDATION("ValidationException", 400),
    CONDITIONAL_CHECK_FAILED("ConditionalCheckFailedException", 400),
    RESOURCE_NOT_FOUND("ResourceNotFoundException", 400),
    RESOURCE_IN_USE("ResourceInUseException", 400),
    TABLE_NOT_FOUND("TableNotFoundException", 400),
    ACCESS_DENIED("AccessDeniedException", 400),
    LIMIT_EXCEEDED("LimitExceededException", 400),
    TRANSACTION_CANCELED("TransactionCanceledException", 400),
    IDEMPOTENT_PARAMETER_MISMATCH("IdempotentParameterMismatchException", 400),
    THROUGHPUT_EXCEEDED("ProvisionedThroughputExceededException", 400),
    TRIMMED_DATA_ACCESS("TrimmedDataAccessException", 400),
    EXPIRED_ITERATOR("ExpiredIteratorException", 400),
    SERIALIZATION("SerializationException", 400),
    UNKNOWN_OPERATION("UnknownOperationException", 400),
    MISSING_AUTHENTICATION("MissingAuthenticationTokenException", 400),
    REQUEST_TOO_LARGE("RequestEntityTooLargeException", 413),
    INTERNAL("InternalServerError", 500);

    private final String wireName;
    private final int status;

    ErrorCode(String wireName, int status) {
        this.wireName = wireName;
        this.status = status;
    }

    /** The name a client sees, for example {@code ValidationException}. */
    public String wireName() {
        return wireName;
    }

    /** The HTTP status a client sees. */
    public int status() {
        return status;
    }
}
