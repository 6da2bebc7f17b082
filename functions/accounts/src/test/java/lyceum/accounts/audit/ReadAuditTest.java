package lyceum.accounts.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import lyceum.accounts.audit.AuditEvent.Outcome;
import lyceum.accounts.audit.ReadAudit.Position;
import lyceum.accounts.audit.ReadAudit.Stretch;
import lyceum.accounts.audit.Verification.Break;
import lyceum.accounts.audit.Verification.Reason;
import lyceum.contract.accounts.AuditType;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ReadAuditTest {
    private static final Instant START = Instant.parse("2026-10-20T00:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final InMemoryAuditLog log = new InMemoryAuditLog(now::get);
    private final ReadAudit read = new ReadAudit(log);

    /** However times, months, ranges and pages fall, pages together are exactly the range, in order. */
    @Property(tries = 200)
    void pagesTogetherAreTheRange(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int limit, @ForAll @IntRange(max = 60) int events) {
        var random = new Random(seed);
        var ticking = new AtomicReference<>(START);
        var kept = new InMemoryAuditLog(ticking::get);
        for (int i = 0; i < events; i++) {
            ticking.set(ticking.get().plus(Duration.ofHours(random.nextInt(48))));
            kept.append(List.of(event("t" + i)));
        }
        Instant from = START.plus(Duration.ofHours(random.nextInt(1_500)));
        Instant to = from.plus(Duration.ofHours(1 + random.nextInt(31 * 24)));
        List<String> expected = kept.all().stream()
                .filter(entry -> !entry.time().isBefore(from) && entry.time().isBefore(to))
                .map(AuditEntry::target)
                .toList();

        var reader = new ReadAudit(kept);
        assertThat(targets(begin -> reader.oldest("org_a", from, to, begin, limit)))
                .isEqualTo(expected);
        assertThat(targets(begin -> reader.newest("org_a", from, to, begin, _ -> true, limit)))
                .isEqualTo(expected.reversed());
    }

    @Test
    void aRareEventIsFoundInBoundedSteps() {
        IntStream.range(0, 2_500).forEach(i -> log.append(List.of(event(i == 3 ? "rare" : "t"))));
        Predicate<AuditEntry> rare = entry -> entry.target().equals("rare");

        Stretch first = newest(Optional.empty(), rare);
        assertThat(first.entries()).isEmpty();
        Stretch second = newest(first.next(), rare);
        assertThat(second.entries()).isEmpty();
        Stretch third = newest(second.next(), rare);
        assertThat(third.entries()).extracting(AuditEntry::target).containsExactly("rare");
        assertThat(third.next()).isEmpty();
    }

    @Test
    void aLongChainIsVerifiedInSteps() {
        IntStream.range(0, 2_500).forEach(_ -> log.append(List.of(event("t"))));
        var verify = new VerifyAudit(log, 1_200);
        YearMonth month = YearMonth.of(2026, 10);

        var first = verify.verify("org_a", month, Optional.empty());
        assertThat(first.complete()).isFalse();
        assertThat(first.so().checked()).isEqualTo(1_200);
        var second = verify.verify("org_a", month, Optional.of(first.so()));
        assertThat(second.complete()).isFalse();
        var third = verify.verify("org_a", month, Optional.of(second.so()));
        assertThat(third.complete()).isTrue();
        assertThat(third.so())
                .isEqualTo(new Verification(2_500, log.head("org_a", month).hash(), Optional.empty()));

        var forged = new Verification(1_200, "0".repeat(64), Optional.empty());
        assertThat(verify.verify("org_a", month, Optional.of(forged)).so().broken())
                .contains(new Break(1_201, Reason.UNLINKED));
    }

    @Test
    void anEmptyMonthHolds() {
        var found = new VerifyAudit(log, 10).verify("org_a", YearMonth.of(2026, 1), Optional.empty());

        assertThat(found.complete()).isTrue();
        assertThat(found.so().broken()).isEmpty();
        assertThat(found.so().checked()).isZero();
    }

    private Stretch newest(Optional<Position> begin, Predicate<AuditEntry> wanted) {
        return read.newest("org_a", START, START.plus(Duration.ofDays(1)), begin, wanted, 5);
    }

    private static List<String> targets(Function<Optional<Position>, Stretch> page) {
        var targets = new ArrayList<String>();
        Optional<Position> begin = Optional.empty();
        do {
            Stretch stretch = page.apply(begin);
            stretch.entries().forEach(entry -> targets.add(entry.target()));
            begin = stretch.next();
        } while (begin.isPresent());
        return targets;
    }

    private static AuditEvent event(String target) {
        return new AuditEvent("org_a", AuditType.KEY_CREATED, "usr_1", target, Outcome.DONE, "", "");
    }
}
