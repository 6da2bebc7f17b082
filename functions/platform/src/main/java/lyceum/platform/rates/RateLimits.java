package lyceum.platform.rates;

import java.util.Optional;
import lyceum.contract.Measure;
import lyceum.contract.Operation;
import lyceum.platform.Caller;
import lyceum.platform.Caller.Principal;
import lyceum.platform.telemetry.CurrentRun;

/**
 * The limits of all callers. While the counts can't be known everybody is admitted: a limiter that fails must not take the API with
 * it, and the gateway's usage plans still hold. Each such request is counted ({@link Measure#LIMITS_UNKNOWN}), which has an alarm.
 */
public final class RateLimits {
    private final Rates rates;
    private final RateRules rules;

    public RateLimits(Rates rates, RateRules rules) {
        this.rates = rates;
        this.rules = rules;
    }

    /** Counts a request; empty where the counts can't be known, and nobody is refused. */
    public Optional<Verdict> count(Operation operation, Caller caller) {
        try {
            return Optional.of(rates.take(subject(caller), rules.windows(operation, caller.tier())));
        } catch (Rates.Unavailable _) {
            CurrentRun.count(Measure.LIMITS_UNKNOWN);
            return Optional.empty();
        }
    }

    /** Each key by itself, and each person by themselves in each of their organisations. */
    private static String subject(Caller caller) {
        return switch (caller.principal()) {
            case Principal.Key(var id) -> "key#" + id;
            case Principal.Person(var userId, var _) -> "person#" + caller.organisation() + "#" + userId;
            case Principal.Nobody() -> throw new IllegalArgumentException("Nobody is not counted.");
        };
    }
}
