package lyceum.tables.storage;

import java.nio.file.Path;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** Says why a directory can't be opened, and what to do about it. */
final class OpenFailure {
    private OpenFailure() {}

    static StorageException explain(Path directory, RocksDBException cause) {
        var detail = String.valueOf(cause.getMessage());
        if (detail.contains("LOCK")) {
            return new StorageException(
                    "The data directory "
                            + directory
                            + " is in use by another store. Stop that one first, or name another directory.",
                    cause);
        }
        var status = cause.getStatus();
        if ((status != null && status.getCode() == Status.Code.Corruption)
                || detail.contains("Corruption")
                || detail.contains("No such file")) {
            return new StorageException(
                    "The data in "
                            + directory
                            + " is damaged ("
                            + detail
                            + "). Nothing was changed. Copy the directory away first; then restore a copy of it,"
                            + " or move it aside to begin with an empty store.",
                    cause);
        }
        return new StorageException("The data directory " + directory + " can't be opened: " + detail, cause);
    }
}
