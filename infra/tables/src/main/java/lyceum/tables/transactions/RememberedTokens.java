package lyceum.tables.transactions;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import lyceum.tables.rejection.ErrorCode;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.storage.Change;
import lyceum.tables.storage.Storage;
import lyceum.tables.value.ItemCodec;
import lyceum.tables.value.Value;

/** The client tokens of the last ten minutes. Forgetting older ones is the business of expiry. */
final class RememberedTokens {
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Storage storage;
    private final InstantSource clock;

    RememberedTokens(Storage storage, InstantSource clock) {
        this.storage = storage;
        this.clock = clock;
    }

    /** Whether the request of a token has happened; refuses another request with the same token. */
    boolean hasHappened(ClientToken token) {
        var stored = storage.get(token.place());
        if (stored == null) {
            return false;
        }
        var remembered = ItemCodec.decode(stored);
        if (!(remembered.get("until") instanceof Value.N(var until))
                || until.longValueExact() <= clock.instant().getEpochSecond()) {
            return false;
        }
        if (!new Value.S(token.digest()).equals(remembered.get("digest"))) {
            throw Rejection.of(
                    ErrorCode.IDEMPOTENT_PARAMETER_MISMATCH,
                    "Request parameters do not match the parameters of the request with the same client token");
        }
        return true;
    }

    /** The change that remembers a token, to be written together with what its request writes. */
    Change remember(ClientToken token) {
        var until = clock.instant().plus(LIFE).getEpochSecond();
        return Change.put(
                token.place(),
                ItemCodec.encode(Map.of(
                        "digest", new Value.S(token.digest()), "until", new Value.N(BigDecimal.valueOf(until)))));
    }
}
