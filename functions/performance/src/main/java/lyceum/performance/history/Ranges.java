package lyceum.performance.history;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lyceum.contract.Problems;
import lyceum.contract.Violation;
import lyceum.contract.performance.PerformanceApi;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Call;

/** Reads the time that a caller names. */
public final class Ranges {
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final InstantSource clock;

    public Ranges(InstantSource clock) {
        this.clock = clock;
    }

    /** Answers for the time from {@code from} to {@code to}: the 24 hours that end now, as far as the caller does not say otherwise. */
    public Answer orDay(Call<?> call, Function<Range, Answer> answer) {
        return answered(call, Optional.of(DAY), answer);
    }

    /** As {@link #orDay}, for the hour that ends now. */
    public Answer orHour(Call<?> call, Function<Range, Answer> answer) {
        return answered(call, Optional.of(HOUR), answer);
    }

    /** Answers for the time from {@code from} to {@code to}, both of which the caller must name. */
    public Answer required(Call<?> call, Function<Range, Answer> answer) {
        return answered(call, Optional.empty(), answer);
    }

    private Answer answered(Call<?> call, Optional<Duration> absent, Function<Range, Answer> answer) {
        boolean required = absent.isEmpty();
        var violations = new ArrayList<Violation>();
        Optional<Instant> to = moment(call, "to", required, violations);
        Optional<Instant> from = moment(call, "from", required, violations);
        if (violations.isEmpty()) {
            Instant end = to.orElseGet(clock::instant);
            Instant begin = from.orElseGet(() -> end.minus(absent.orElse(DAY)));
            Duration length = Duration.between(begin, end);
            if (length.isPositive() && length.compareTo(Duration.ofDays(PerformanceApi.DAYS_MAX)) <= 0) {
                return answer.apply(new Range(begin, end));
            }
            violations.add(new Violation("to", "must be after from, by 31 days at most"));
        }
        return Answer.problem(
                Problems.INVALID_PARAMETER, "The request's parameters can't be used as sent.", violations);
    }

    private static Optional<Instant> moment(Call<?> call, String name, boolean required, List<Violation> violations) {
        try {
            Optional<Instant> moment = call.query(name).map(Instant::parse);
            if (moment.isEmpty() && required) {
                violations.add(new Violation(name, "is required, as in 2026-11-01T00:00:00Z"));
            }
            if (moment.filter(at -> at.getEpochSecond() <= 0 || !at.isBefore(LAST))
                    .isPresent()) {
                violations.add(new Violation(name, "must be a moment such as 2026-11-01T00:00:00Z"));
            }
            return moment;
        } catch (DateTimeParseException unreadable) {
            violations.add(new Violation(name, "must be a moment such as 2026-11-01T00:00:00Z"));
            return Optional.empty();
        }
    }
}
