package lyceum.local.gateway;

/** Ends a request with an answer of the gateway's own. */
final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Failure type;
    private final String sentence;
    private final int status;

    /** @param sentence what {@code $context.error.message} says */
    Failed(Failure type, String sentence) {
        this(type, sentence, type.status());
    }

    /** @param status where this case has another than its type */
    Failed(Failure type, String sentence, int status) {
        super(sentence, null, false, false);
        this.type = type;
        this.sentence = sentence;
        this.status = status;
    }

    /** The status unless the template has one for the type. */
    int status() {
        return status;
    }

    Failure type() {
        return type;
    }

    String sentence() {
        return sentence;
    }
}
