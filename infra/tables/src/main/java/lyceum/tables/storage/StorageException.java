package lyceum.tables.storage;

/** The store can't be opened, read or written; the message says what to do. */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure without a cause of its own. */
    public StorageException(String message) {
        super(message);
    }

    /** A failure below the storage engine. */
    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
