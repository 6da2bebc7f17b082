package lyceum.platform.rates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lyceum.contract.Api;
import lyceum.contract.Operation;
import lyceum.contract.Tier;
import lyceum.contract.Window;

/**
 * Which windows a request is counted against: those of its tier, and those of its operation where it has some of its own (S4-28,
 * S4-48). Both can be set: {@code free.minute=30, standard.burst=40, generateCourse.minute=5} gives two tiers other numbers, and lets
 * nobody generate more than five courses a minute, whatever the tier.
 */
public final class RateRules {
    /** A sliding window keeps a time for each request that it admits. */
    private static final int BURST_MAX = 50;

    private static final int MAX = 1_000_000_000;
    private static final Pattern RULE = Pattern.compile("([A-Za-z]+)\\.(minute|hour|burst)\\s*=\\s*([0-9]{1,9})");

    private final Map<String, Map<String, Integer>> set = new LinkedHashMap<>();
    private final Map<String, List<Window>> known = new ConcurrentHashMap<>();

    private RateRules() {}

    /**
     * Reads the setting {@code RATE_LIMITS}: rules separated by commas; empty for none.
     *
     * @throws IllegalStateException naming every rule that makes no sense
     */
    public static RateRules of(String setting) {
        var rules = new RateRules();
        var wrong = new ArrayList<String>();
        Arrays.stream(setting.split(","))
                .map(String::strip)
                .filter(rule -> !rule.isEmpty())
                .filter(rule -> !rules.understood(rule))
                .forEach(wrong::add);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(
                    "Settings: RATE_LIMITS has rules that make no sense: " + String.join(", ", wrong)
                            + "; write tier.window=requests or operation.window=requests, with minute, hour or burst (at most "
                            + BURST_MAX + ")");
        }
        return rules;
    }

    private boolean understood(String rule) {
        Matcher form = RULE.matcher(rule);
        if (!form.matches()) {
            return false;
        }
        boolean exists = Tier.of(form.group(1)).isPresent()
                || Api.OPERATIONS.stream().anyMatch(operation -> operation.id().equals(form.group(1)));
        int requests = Integer.parseInt(form.group(3));
        boolean sensible = requests >= 1 && requests <= (form.group(2).equals("burst") ? BURST_MAX : MAX);
        if (exists && sensible) {
            set.computeIfAbsent(form.group(1), _ -> new LinkedHashMap<>()).put(form.group(2), requests);
        }
        return exists && sensible;
    }

    /** The windows for this operation and tier; those of the tier first. */
    List<Window> windows(Operation operation, Tier tier) {
        return known.computeIfAbsent(
                operation.id() + " " + tier.word(),
                _ -> Stream.concat(ofTier(tier), ofOperation(operation.id())).toList());
    }

    private Stream<Window> ofTier(Tier tier) {
        Map<String, Integer> own = set.getOrDefault(tier.word(), Map.of());
        Stream<Window> declared = tier.windows().stream().map(window -> Optional.ofNullable(own.get(window.name()))
                .map(window::admitting)
                .orElse(window));
        Stream<Window> added = own.entrySet().stream()
                .filter(rule -> tier.windows().stream()
                        .noneMatch(window -> window.name().equals(rule.getKey())))
                .map(rule -> window(rule.getKey(), rule.getValue()));
        return Stream.concat(declared, added);
    }

    private Stream<Window> ofOperation(String operation) {
        return set.getOrDefault(operation, Map.of()).entrySet().stream()
                .map(rule -> window(rule.getKey(), rule.getValue()).named(operation + "-" + rule.getKey()));
    }

    private static Window window(String name, int requests) {
        return switch (name) {
            case "minute" -> Window.perMinute(requests);
            case "hour" -> Window.perHour(requests);
            default -> Window.burst(requests);
        };
    }
}
