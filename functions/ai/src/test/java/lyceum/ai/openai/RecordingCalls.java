package lyceum.ai.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import lyceum.ai.Calls;

/** Keeps who was called and what it cost. */
final class RecordingCalls implements Calls {
    final List<String> made = new ArrayList<>();

    @Override
    public <R> R made(String provider, Supplier<R> call, ToLongFunction<R> microUsd) {
        try {
            R answer = call.get();
            made.add(provider + " " + microUsd.applyAsLong(answer));
            return answer;
        } catch (RuntimeException failed) {
            made.add(provider + " failed");
            throw failed;
        }
    }
}
