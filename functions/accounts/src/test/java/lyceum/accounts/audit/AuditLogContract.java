package lyceum.accounts.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lyceum.accounts.audit.AuditEvent.Outcome;
import lyceum.contract.accounts.AuditType;
import org.junit.jupiter.api.Test;

/** What every audit log keeps; run by the one in memory and the one in DynamoDB. */
abstract class AuditLogContract {
    static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final int WRITERS = 16;
    private static final int EACH = 50;

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T07:00:00.123456Z"));
    final InstantSource clock = now::get;

    /** The log under test, the same one at each call. */
    abstract AuditLog log();

    @Test
    void anEventIsKeptWithItsPlace() {
        AuditEvent event = event("org_a", AuditType.KEY_CREATED, "key_1");
        log().append(List.of(event));

        AuditEntry entry = log().entry("org_a", MONTH, 1).orElseThrow();
        assertThat(entry).isEqualTo(Head.empty("org_a", MONTH).next(event, now.get()));
        assertThat(entry.moment()).isEqualTo("2026-11-21T07:00:00.123Z");
        assertThat(entry.intact()).isTrue();
        assertThat(log().head("org_a", MONTH)).isEqualTo(Head.after(entry));
    }

    @Test
    void eachEventCarriesTheHashOfTheOneBefore() {
        log().append(List.of(event("org_a", AuditType.KEY_CREATED, "1"), event("org_a", AuditType.KEY_REVOKED, "1")));
        log().append(List.of(event("org_a", AuditType.TIER_CHANGED, "org_a")));

        var entries = log().rising("org_a", MONTH, 1, 10);
        assertThat(entries).extracting(AuditEntry::sequence).containsExactly(1L, 2L, 3L);
        assertThat(entries).extracting(AuditEntry::type).containsExactly("key.created", "key.revoked", "tier.changed");
        assertThat(verified("org_a").broken()).isEmpty();
    }

    @Test
    void chainsAndMonthsAreApart() {
        log().append(List.of(event("org_a", AuditType.KEY_CREATED, "1"), event("org_b", AuditType.KEY_CREATED, "2")));
        now.set(Instant.parse("2026-12-01T00:00:00Z"));
        log().append(List.of(event("org_a", AuditType.KEY_REVOKED, "1")));

        assertThat(log().rising("org_a", MONTH, 1, 10)).hasSize(1);
        assertThat(log().rising("org_b", MONTH, 1, 10)).hasSize(1);
        assertThat(log().rising("org_a", MONTH.plusMonths(1), 1, 10))
                .extracting(AuditEntry::type)
                .containsExactly("key.revoked");
        assertThat(log().head("org_c", MONTH)).isEqualTo(Head.empty("org_c", MONTH));
    }

    @Test
    void timesNeverFall() {
        log().append(List.of(event("org_a", AuditType.KEY_CREATED, "1")));
        now.set(now.get().minus(Duration.ofMinutes(3)));
        log().append(List.of(event("org_a", AuditType.KEY_CREATED, "2")));

        assertThat(log().rising("org_a", MONTH, 1, 10))
                .extracting(AuditEntry::moment)
                .containsOnly("2026-11-21T07:00:00.123Z");
    }

    @Test
    void pagesGoEitherWay() {
        IntStream.rangeClosed(1, 7)
                .forEach(i -> log().append(List.of(event("org_a", AuditType.KEY_CREATED, Integer.toString(i)))));

        assertThat(log().rising("org_a", MONTH, 3, 2))
                .extracting(AuditEntry::target)
                .containsExactly("3", "4");
        assertThat(log().falling("org_a", MONTH, 3, 2))
                .extracting(AuditEntry::target)
                .containsExactly("3", "2");
        assertThat(log().falling("org_a", MONTH, Long.MAX_VALUE, 1))
                .extracting(AuditEntry::target)
                .containsExactly("7");
        assertThat(log().rising("org_a", MONTH, 8, 2)).isEmpty();
        assertThat(log().falling("org_a", MONTH, 0, 2)).isEmpty();
        assertThat(log().entry("org_a", MONTH, 8)).isEmpty();
    }

    @Test
    void sixteenWritersOfOneChainLoseNothing() throws InterruptedException, ExecutionException {
        AuditLog log = log();
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            var running = new ArrayList<Future<?>>();
            for (int writer = 0; writer < WRITERS; writer++) {
                String name = "w" + writer;
                running.add(writers.submit(() -> IntStream.range(0, EACH)
                        .forEach(i -> log.append(List.of(event("org_a", AuditType.LOGIN_FAILED, name + "." + i))))));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }

        var entries = log.rising("org_a", MONTH, 1, WRITERS * EACH + 1);
        assertThat(entries).hasSize(WRITERS * EACH);
        assertThat(entries.stream().map(AuditEntry::target).collect(Collectors.toSet()))
                .hasSize(WRITERS * EACH);
        assertThat(verified("org_a"))
                .isEqualTo(new Verification(
                        WRITERS * EACH, log.head("org_a", MONTH).hash(), Optional.empty()));
    }

    Verification verified(String chain) {
        Head head = log().head(chain, MONTH);
        return Verification.begin(head)
                .after(log().rising(chain, MONTH, 0, 10_000), head)
                .end(head);
    }

    static AuditEvent event(String chain, AuditType type, String target) {
        return new AuditEvent(chain, type, "usr_1", target, Outcome.DONE, "192.0.2.0/24", "req-1");
    }
}
