package lyceum.platform.function;

import java.util.Optional;
import lyceum.platform.Caller;

/** Finds out who is calling the gateway. */
@FunctionalInterface
public interface Authorizer {
    /** Who proves to be somebody with these; empty where they are malformed, unknown, revoked or expired. */
    Optional<Grant> authorize(Credentials credentials);

    /**
     * A known caller.
     *
     * @param usageKey the gateway's own key, whose usage plan limits this caller
     */
    record Grant(Caller caller, String usageKey) {
        /** Leaves the usage key out, so that it can't reach a log. */
        @Override
        public String toString() {
            return "Grant[caller=" + caller + "]";
        }
    }
}
