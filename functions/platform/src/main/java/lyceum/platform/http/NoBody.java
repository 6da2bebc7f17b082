package lyceum.platform.http;

/** The body of a request that has none. */
public record NoBody() {
    static final NoBody INSTANCE = new NoBody();
}
