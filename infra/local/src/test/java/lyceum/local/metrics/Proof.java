package lyceum.local.metrics;

import java.util.List;
import java.util.function.BiConsumer;

/**
 * What shows that an alarm works. Each part is what is measured within one step of time, given the number of the step.
 *
 * @param healthy a good day
 * @param harmless what must not set it off, each by itself: faults just below the threshold, few samples, other states of things
 * @param faults what must set it off, each by itself: faults just above the threshold
 * @param state what it then becomes
 */
record Proof(
        BiConsumer<Recorder, Integer> healthy,
        List<BiConsumer<Recorder, Integer>> harmless,
        List<BiConsumer<Recorder, Integer>> faults,
        AlarmState state) {
    static Proof of(Part healthy, Part harmless, Part fault) {
        return of(healthy, List.of(harmless), List.of(fault));
    }

    static Proof of(Part healthy, List<Part> harmless, List<Part> faults) {
        return new Proof(healthy, List.copyOf(harmless), List.copyOf(faults), AlarmState.ALARM);
    }

    /** What is measured within a step. */
    @FunctionalInterface
    interface Part extends BiConsumer<Recorder, Integer> {}
}
