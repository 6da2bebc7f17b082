package lyceum.ai;

/** Why an author wrote nothing. */
public enum Refusal {
    /** The brief asks for a language that this author, or a source, does not have. */
    WRONG_LANGUAGE("wrong-language", false),
    /** The sources hold too little prose to teach from. */
    TOO_LITTLE_TEXT("too-little-text", false),
    /** No passage of the sources is about the planned lesson. */
    NOTHING_FOUND("nothing-found", false),
    /** The provider did not answer in time, or is overloaded. */
    PROVIDER_UNAVAILABLE("provider-unavailable", true),
    /** The provider refuses the key, the model or the request. */
    PROVIDER_REFUSED("provider-refused", false),
    /** The provider's answers were unusable even after they were sent back for repair. */
    UNUSABLE_ANSWER("unusable-answer", false);

    private final String code;
    private final boolean retryable;

    Refusal(String code, boolean retryable) {
        this.code = code;
        this.retryable = retryable;
    }

    public String code() {
        return code;
    }

    /** Whether the same call may succeed later. */
    public boolean retryable() {
        return retryable;
    }
}
