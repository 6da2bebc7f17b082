package lyceum.tables.protocol;

import java.net.URI;

/** The HTTP door, open until it is closed. */
public interface Endpoint extends AutoCloseable {

    /** Where it listens, for example {@code http://127.0.0.1:8000}. */
    URI uri();

    @Override
    void close();
}
