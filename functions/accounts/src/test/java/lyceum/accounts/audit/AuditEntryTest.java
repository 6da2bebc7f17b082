package lyceum.accounts.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import lyceum.accounts.audit.AuditEvent.Outcome;
import lyceum.contract.accounts.AuditType;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class AuditEntryTest {
    private static final Head EMPTY = Head.empty("org_a", YearMonth.of(2026, 11));
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.007Z");

    /** Anyone can compute these two with a library for RFC 8785 and one for SHA-256. */
    @Test
    void theCanonicalFormIsAsDocumented() {
        AuditEntry entry = EMPTY.next(
                new AuditEvent("org_a", AuditType.KEY_CREATED, "usr_1", "key_2", Outcome.DONE, "192.0.2.0/24", "req-3"),
                NOON);

        assertThat(entry.canonical())
                .isEqualTo(
                        "{\"actor\":\"usr_1\",\"chain\":\"org_a\",\"month\":\"2026-11\",\"network\":\"192.0.2.0/24\","
                                + "\"outcome\":\"done\",\"previous_hash\":\"" + EMPTY.hash()
                                + "\",\"request_id\":\"req-3\","
                                + "\"sequence\":1,\"target\":\"key_2\",\"time\":\"2026-11-21T12:00:00.007Z\",\"type\":\"key.created\"}");
        assertThat(entry.hash()).isEqualTo("c5e96e40013b722340a4a6d6b67989a47a6493ffba0acd220a5e47a48b3b8bf9");
    }

    @Property
    void anotherValueIsAnotherHash(
            @ForAll @CharRange(from = 'a', to = 'z') @StringLength(max = 12) String one,
            @ForAll @CharRange(from = 'a', to = 'z') @StringLength(max = 12) String other) {
        assertThat(with(one, other).hash().equals(with(other, one).hash())).isEqualTo(one.equals(other));
        assertThat(with(one, other).intact()).isTrue();
    }

    @Test
    void whatCouldNotBeCanonicalIsRefused() {
        for (String odd : List.of("a\"b", "a\\b", "ä", "a\nb", "x".repeat(201), " ")) {
            assertThatThrownBy(() -> with(odd, "")).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new AuditEvent("org_a#2026", AuditType.KEY_CREATED, "", "", Outcome.DONE, "", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static AuditEntry with(String actor, String target) {
        return EMPTY.next(new AuditEvent("org_a", AuditType.KEY_CREATED, actor, target, Outcome.DONE, "", ""), NOON);
    }
}
