package lyceum.platform.testing;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lyceum.contract.Window;
import lyceum.platform.rates.Rates;
import lyceum.platform.rates.Verdict;
import lyceum.platform.rates.Verdict.Standing;

/** Rates that remember when each request came. */
public final class InMemoryRates implements Rates {
    private final InstantSource clock;
    private final Map<String, List<Long>> taken = new HashMap<>();

    public InMemoryRates(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Verdict take(String subject, List<Window> windows) {
        long now = clock.millis();
        boolean admitted =
                windows.stream().allMatch(window -> within(subject, window, now).size() < window.requests());
        if (admitted) {
            windows.forEach(window -> of(subject, window).add(now));
        }
        return new Verdict(
                admitted,
                windows.stream().map(window -> standing(subject, window, now)).toList());
    }

    private Standing standing(String subject, Window window, long now) {
        List<Long> within = within(subject, window, now);
        long length = window.length().toMillis();
        long reset =
                switch (window.kind()) {
                    case CLOCK -> length - now % length;
                    case SLIDING -> within.isEmpty() ? length : within.getFirst() + length - now;
                };
        return new Standing(window, window.requests() - within.size(), Duration.ofMillis(reset));
    }

    private List<Long> within(String subject, Window window, long now) {
        long length = window.length().toMillis();
        return of(subject, window).stream()
                .filter(at -> window.kind() == Window.Kind.CLOCK ? at / length == now / length : at > now - length)
                .toList();
    }

    private List<Long> of(String subject, Window window) {
        return taken.computeIfAbsent(subject + " " + window.name(), _ -> new ArrayList<>());
    }
}
