package lyceum.accounts.audit;

import java.util.List;
import java.util.regex.Pattern;
import lyceum.contract.accounts.AuditType;

/**
 * Something that happened, before it has its place in a chain. It names by id only, so a person can be forgotten without a change
 * to any event. Values are visible ASCII without quotes and backslashes, at most 200 characters each.
 *
 * @param chain the organisation's id, or the person's where no organisation is concerned
 * @param type what happened
 * @param actor who did it: {@code key_<id>}, a person's id, or {@code nobody}
 * @param target what it happened to
 * @param outcome how it ended
 * @param network where the request came from, as {@link Networks} coarsens it; empty where none is known
 * @param requestId the request that did it
 */
public record AuditEvent(
        String chain, AuditType type, String actor, String target, Outcome outcome, String network, String requestId) {
    /** The actor of what an operator does by hand. */
    public static final String BY_HAND = "operator";

    private static final Pattern PLAIN = Pattern.compile("[!#-\\[\\]-~]{0,200}");
    private static final Pattern CHAIN = Pattern.compile("[a-z]{3}_[0-9A-Za-z]{1,60}");

    /** How it ended. */
    public enum Outcome {
        DONE,
        REFUSED;

        public String word() {
            return this == DONE ? "done" : "refused";
        }
    }

    public AuditEvent {
        if (!CHAIN.matcher(chain).matches()) {
            throw new IllegalArgumentException("A chain is named by the id of an organisation or a person.");
        }
        for (String value : List.of(actor, target, network, requestId)) {
            if (!PLAIN.matcher(value).matches()) {
                throw new IllegalArgumentException(
                        "An event of type " + type.word() + " has a value that is not plain.");
            }
        }
    }
}
