package lyceum.platform.rates;

import java.time.Duration;
import java.util.List;
import lyceum.contract.Window;

/**
 * Whether a request may go on, and how its caller stands.
 *
 * @param standings one for each window, in their order
 */
public record Verdict(boolean admitted, List<Standing> standings) {
    public Verdict {
        standings = List.copyOf(standings);
    }

    /**
     * How much of a window is left.
     *
     * @param remaining requests that it still admits
     * @param reset until it admits more: a window of the clock all of them, a sliding one the next
     */
    public record Standing(Window window, int remaining, Duration reset) {}

    /** How long to wait until a request would be admitted; zero where this one was. */
    public Duration patience() {
        return admitted
                ? Duration.ZERO
                : standings.stream()
                        .filter(standing -> standing.remaining() == 0)
                        .map(Standing::reset)
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO);
    }
}
