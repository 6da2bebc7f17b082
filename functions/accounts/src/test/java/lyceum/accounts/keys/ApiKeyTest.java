package lyceum.accounts.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import lyceum.platform.Ids;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ApiKeyTest {
    @Property
    void aKeyIsReadAsItWasWritten(@ForAll long seed) {
        ApiKey key = ApiKey.create(Ids.from(InstantSource.fixed(Instant.EPOCH), new Random(seed)));

        assertThat(ApiKey.parse(key.text())).contains(key);
        assertThat(key.matches(key.hash())).isTrue();
        assertThat(key.hash()).matches("[0-9a-f]{64}").doesNotContain(key.secret());
    }

    @Property
    void anyTextIsNoKey(@ForAll String text) {
        assertThat(ApiKey.parse(text)).isEmpty();
    }

    @Property
    void anotherSecretDoesNotMatch(@ForAll long seed) {
        Ids ids = Ids.from(InstantSource.fixed(Instant.EPOCH), new Random(seed));

        assertThat(ApiKey.create(ids).matches(ApiKey.create(ids).hash())).isFalse();
    }
}
