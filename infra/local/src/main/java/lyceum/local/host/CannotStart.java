package lyceum.local.host;

/** The host can't start; the message is one sentence for the one who started it. */
final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotStart(String sentence) {
        super(sentence);
    }
}
