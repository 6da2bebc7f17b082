package lyceum.platform.http;

import java.time.InstantSource;
import java.util.Objects;
import lyceum.platform.testing.InMemoryReplays;
import org.jspecify.annotations.Nullable;

class InMemoryReplaysTest extends ReplaysTest {
    private @Nullable InMemoryReplays store;

    @Override
    Replays replays(InstantSource clock) {
        store = new InMemoryReplays(clock);
        return store;
    }

    @Override
    void put(Claim claim) {
        Objects.requireNonNull(store).put(claim);
    }
}
