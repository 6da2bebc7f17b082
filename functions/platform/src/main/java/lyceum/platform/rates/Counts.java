package lyceum.platform.rates;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import lyceum.contract.Window;
import lyceum.contract.Window.Kind;
import lyceum.platform.rates.Verdict.Standing;

/**
 * What is known of one subject's item, as attribute names and numbers. It may be older than the item, but never shows more used than
 * is: counts only grow while their window lasts, and a slot taken stays so for the window's length.
 */
final class Counts {
    private final Map<String, Long> numbers = new TreeMap<>();

    /** Replaces what is known by the item as it is. */
    void learn(Map<String, Long> item) {
        numbers.clear();
        numbers.putAll(item);
    }

    /** How many requests a window still admits. */
    int room(Window window, long nowMillis) {
        return switch (window.kind()) {
            case CLOCK -> (int) Math.max(0, window.requests() - numbers.getOrDefault(counter(window, nowMillis), 0L));
            case SLIDING -> free(window, nowMillis).size();
        };
    }

    /** How many requests all windows still admit. */
    int room(List<Window> windows, long nowMillis) {
        return windows.stream()
                .mapToInt(window -> room(window, nowMillis))
                .min()
                .orElseThrow();
    }

    /** The slots of a sliding window that nobody took within its length. */
    List<String> free(Window window, long nowMillis) {
        long since = nowMillis - window.length().toMillis();
        return slots(window).stream()
                .filter(slot -> numbers.getOrDefault(slot, Long.MIN_VALUE) <= since)
                .toList();
    }

    /** Counters of windows that are over. */
    List<String> over(List<Window> windows, long nowMillis) {
        var over = new ArrayList<String>();
        for (String name : numbers.keySet()) {
            int colon = name.indexOf(':');
            if (colon > 0
                    && windows.stream()
                            .filter(window -> window.name().equals(name.substring(0, colon)))
                            .noneMatch(window -> counter(window, nowMillis).equals(name))) {
                over.add(name);
            }
        }
        return over;
    }

    /** @param held tokens that were counted but not used yet: they are left too */
    Standing standing(Window window, long nowMillis, int held) {
        int remaining = room(window, nowMillis);
        return switch (window.kind()) {
            case CLOCK -> {
                long length = window.length().toMillis();
                yield new Standing(window, remaining + held, Duration.ofMillis(length - nowMillis % length));
            }
            case SLIDING -> new Standing(window, remaining, Duration.ofMillis(nextSlot(window, nowMillis)));
        };
    }

    /** The name of a window's counter: the window's name and which of them since 1970 it is. */
    static String counter(Window window, long nowMillis) {
        return window.name() + ":" + nowMillis / window.length().toMillis();
    }

    private static List<String> slots(Window window) {
        return IntStream.range(0, window.requests())
                .mapToObj(slot -> window.name() + "." + slot)
                .toList();
    }

    private long nextSlot(Window window, long nowMillis) {
        long length = window.length().toMillis();
        long since = nowMillis - length;
        return slots(window).stream()
                .mapToLong(slot -> numbers.getOrDefault(slot, Long.MIN_VALUE))
                .filter(taken -> taken > since)
                .min()
                .stream()
                .map(oldest -> oldest + length - nowMillis)
                .findFirst()
                .orElse(length);
    }

    static boolean sliding(List<Window> windows) {
        return windows.stream().anyMatch(window -> window.kind() == Kind.SLIDING);
    }
}
