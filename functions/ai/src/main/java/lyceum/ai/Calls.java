package lyceum.ai;

import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Surrounds every call of a provider, so that it can be measured. */
public interface Calls {
    /** Measures nothing. */
    Calls UNMEASURED = new Calls() {
        @Override
        public <R> R made(String provider, Supplier<R> call, ToLongFunction<R> microUsd) {
            return call.get();
        }
    };

    /**
     * Makes a call; what it throws is thrown.
     *
     * @param provider the {@link Author#provider}
     * @param microUsd what an answer cost, in millionths of a US dollar
     */
    <R> R made(String provider, Supplier<R> call, ToLongFunction<R> microUsd);
}
