package lyceum.tables.storage;

import java.nio.file.Path;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** Says why a directory can't be opened or read, and what to do about it. */
final class Damage {
    private Damage() {}

    /** The data does not match its checksums, or some of it is missing. */
    static StorageException of(Path directory, String detail) {
        return new StorageException(sentence(directory, detail));
    }

    static StorageException explain(Path directory, RocksDBException cause) {
        var detail = String.valueOf(cause.getMessage());
        if (isShownBy(cause)) {
            return new StorageException(sentence(directory, detail), cause);
        }
        if (detail.contains("LOCK")) {
            return new StorageException(
                    "The data directory "
                            + directory
                            + " is in use by another store. Stop that one first, or name another directory.",
                    cause);
        }
        return new StorageException("The data directory " + directory + " can't be opened: " + detail, cause);
    }

    /** Whether a failure comes from what is on the disk rather than from what was asked. */
    static boolean isShownBy(RocksDBException failure) {
        var status = failure.getStatus();
        var detail = String.valueOf(failure.getMessage());
        return (status != null && status.getCode() == Status.Code.Corruption)
                || detail.contains("Corruption")
                || detail.contains("No such file");
    }

    private static String sentence(Path directory, String detail) {
        return "The data in "
                + directory
                + " is damaged ("
                + detail
                + "). Nothing was changed. Copy the directory away first; then restore a copy of it,"
                + " or move it aside to begin with an empty store.";
    }
}
