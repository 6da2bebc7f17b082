package lyceum.local.http;

/** Answers requests, each on a virtual thread of its own. */
public interface Handler {
    Response answer(Request request);

    /**
     * Answers what can't be taken.
     *
     * @param request as far as it was understood
     */
    Response refuse(Refusal refusal, Request request);
}
