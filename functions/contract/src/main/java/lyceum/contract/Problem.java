package lyceum.contract;

/**
 * A kind of failure that callers can meet, answered as {@code application/problem+json} (RFC 9457).
 *
 * @param slug kebab-case name; the {@code code} member of the answer and the end of its {@code type}
 * @param status HTTP status
 * @param title short sentence, the same for every occurrence
 * @param remedy what the caller can do about it
 */
public record Problem(String slug, int status, String title, String remedy) {
    /** The path under which each kind of problem is documented. */
    public static final String TYPES = "/problems#";

    public Problem {
        if (!slug.matches("[a-z]+(-[a-z]+)*") || status < 400 || status > 599) {
            throw new IllegalArgumentException("A problem has a kebab-case slug and a 4xx or 5xx status: " + slug);
        }
    }

    /** The URI reference in the answer's {@code type} member. */
    public String type() {
        return TYPES + slug;
    }
}
