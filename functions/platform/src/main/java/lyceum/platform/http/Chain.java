package lyceum.platform.http;

import lyceum.contract.Operation;
import lyceum.platform.environment.Instance;
import lyceum.platform.rates.RateLimits;

/**
 * Everything that all operations share, as ordinary functions around the operation's own. Read from the inside out: the last
 * link put on is the first that a request meets.
 */
public final class Chain {
    private Chain() {}

    public static <I extends Record> Exchange around(
            Binding<I> binding, Instance instance, Replays replays, RateLimits limits) {
        Operation operation = binding.operation();
        Step step = Decoding.into(binding, replays);
        step = Selection.ofFields(operation, step);
        step = Conditions.around(operation, step);
        step = Parameters.checked(operation, step);
        step = Limits.around(operation, step);
        step = Rated.around(operation, limits, step);
        step = Permission.checked(operation, step);
        step = Declared.only(operation, step);
        step = Failures.answered(operation, instance, step);
        return new Exchange(operation, instance, step);
    }
}
