package lyceum.accounts.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import lyceum.accounts.testing.People;
import lyceum.accounts.testing.SettableClock;
import lyceum.accounts.testing.TestKms;
import lyceum.platform.Ids;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    private static final String USER = People.id("usr_", 1);
    private static final String SESSION = People.id("ses_", 1);
    private static final String ORGANISATION = People.id("org_", 1);

    private final TestKms kms = new TestKms();
    private final SettableClock clock = new SettableClock();

    @Test
    void aTokenSaysWhatItWasGivenFor() {
        var tokens = tokens("a");
        var given = tokens.give(USER, SESSION, ORGANISATION);

        assertThat(tokens.read(given.text())).contains(given.claims());
        assertThat(given.claims().userId()).isEqualTo(USER);
        assertThat(given.claims().sessionId()).isEqualTo(SESSION);
        assertThat(given.claims().organisation()).isEqualTo(ORGANISATION);
        assertThat(given.toString()).doesNotContain(given.text());
    }

    @Test
    void aTokenExpires() {
        var tokens = tokens("a");
        String token = tokens.give(USER, SESSION, "").text();

        clock.pass(AccessTokens.LIFE.minusSeconds(1));
        assertThat(tokens.read(token)).isPresent();
        clock.pass(Duration.ofSeconds(1));
        assertThat(tokens.read(token)).isEmpty();
        assertThat(tokens("a").read(token)).isEmpty();
    }

    /** Publish the new key, let it sign, take the old one out: at each step functions of the step before still run. */
    @Test
    void keysChangeWithoutATokenThatFails() {
        var before = tokens("a");
        var published = tokens("a", "b");
        var changed = tokens("b", "a");
        var after = tokens("b");
        String old = before.give(USER, SESSION, ORGANISATION).text();
        String stillOld = published.give(USER, SESSION, ORGANISATION).text();
        String fresh = changed.give(USER, SESSION, ORGANISATION).text();

        for (AccessTokens reader : List.of(before, published, changed)) {
            assertThat(reader.read(old)).isPresent();
            assertThat(reader.read(stillOld)).isPresent();
        }
        for (AccessTokens reader : List.of(published, changed, after)) {
            assertThat(reader.read(fresh)).isPresent();
        }
        assertThat(after.read(old)).isEmpty();
    }

    @Test
    void everyKeyIsPublishedTheSigningOneFirst() {
        var keys = keys("b", "a").published().keys();

        assertThat(keys).extracting("kid").containsExactly("b", "a");
        assertThat(keys).allSatisfy(key -> {
            assertThat(key.alg()).isEqualTo("ES256");
            assertThat(key.x()).hasSize(43);
            assertThat(key.y()).hasSize(43);
        });
    }

    private AccessTokens tokens(String... ids) {
        return new AccessTokens(keys(ids), Ids.secure(clock), clock);
    }

    private SigningKeys keys(String... ids) {
        return new KmsSigningKeys(() -> kms, List.of(ids));
    }
}
