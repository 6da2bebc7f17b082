package lyceum.local.template;

/** The template says something that the local host does not know; the message is one sentence that names the resource. */
public final class UnsupportedTemplate extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnsupportedTemplate(String sentence) {
        super(sentence);
    }
}
