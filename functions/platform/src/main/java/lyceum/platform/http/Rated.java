package lyceum.platform.http;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import lyceum.contract.Access;
import lyceum.contract.Operation;
import lyceum.contract.Problems;
import lyceum.platform.rates.RateLimits;
import lyceum.platform.rates.Verdict;
import lyceum.platform.rates.Verdict.Standing;

/**
 * Refuses with 429 who has used up a window, and tells every caller how they stand: {@code RateLimit} and {@code RateLimit-Policy} (the
 * IETF's draft-ietf-httpapi-ratelimit-headers), and {@code X-RateLimit-*} of the window with the least left. Times are in seconds from
 * now.
 */
final class Rated {
    private Rated() {}

    static Step around(Operation operation, RateLimits limits, Step next) {
        if (operation.access() instanceof Access.Open) {
            return next;
        }
        return request -> limits.count(operation, request.caller())
                .map(verdict -> told(verdict, verdict.admitted() ? next.answer(request) : refused(verdict)))
                .orElseGet(() -> next.answer(request));
    }

    private static Answer refused(Verdict verdict) {
        Standing spent = verdict.standings().stream()
                .filter(standing -> standing.remaining() == 0)
                .max(Comparator.comparing(Standing::reset))
                .orElseThrow();
        return Answer.problem(
                        Problems.TOO_MANY_REQUESTS,
                        "The limit " + spent.window().name() + " admits "
                                + spent.window().requests() + " requests in "
                                + spent.window().length().toSeconds() + " s.")
                .retryAfter(Duration.ofSeconds(seconds(verdict.patience())));
    }

    private static Answer told(Verdict verdict, Answer answer) {
        Standing least = verdict.standings().stream()
                .min(Comparator.comparingInt(Standing::remaining))
                .orElseThrow();
        return answer.header(
                        "RateLimit-Policy",
                        list(
                                verdict.standings(),
                                standing -> ";q=" + standing.window().requests() + ";w="
                                        + standing.window().length().toSeconds()))
                .header(
                        "RateLimit",
                        list(
                                verdict.standings(),
                                standing -> ";r=" + standing.remaining() + ";t=" + seconds(standing.reset())))
                .header("X-RateLimit-Limit", Integer.toString(least.window().requests()))
                .header("X-RateLimit-Remaining", Integer.toString(least.remaining()))
                .header("X-RateLimit-Reset", Long.toString(seconds(least.reset())));
    }

    private static String list(List<Standing> standings, Function<Standing, String> parameters) {
        return standings.stream()
                .map(standing -> '"' + standing.window().name() + '"' + parameters.apply(standing))
                .collect(Collectors.joining(", "));
    }

    /** Rounded up: who waits so long is not too early. */
    private static long seconds(Duration duration) {
        return Math.ceilDiv(duration.toMillis(), 1_000L);
    }
}
