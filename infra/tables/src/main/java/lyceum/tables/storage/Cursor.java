package lyceum.tables.storage;

/** A walk over a range of keys as they were when it began. Used and closed by one thread. */
public interface Cursor extends AutoCloseable {

    /** Moves to the next entry; false when there is none. */
    boolean next();

    /** The key of the present entry. */
    byte[] key();

    /** The value of the present entry. */
    byte[] value();

    @Override
    void close();
}
