package lyceum.accounts.keys;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import lyceum.platform.Caller;
import lyceum.platform.function.Authorizer;
import lyceum.platform.function.Credentials;

/** Finds out whom an API key belongs to: one read of the key, one of its organisation, and once an hour a note that it is used. */
public final class AuthorizeCaller implements Authorizer {
    /** The key of {@link DynamoApiKeys#EXAMPLE_ITEM}, which opens nothing. */
    public static final String EXAMPLE_KEY =
            "lyc_00000000000000000000000000_0000000000000000000000000000000000000000000";

    private final ApiKeys keys;
    private final Function<String, Optional<Grant>> people;
    private final InstantSource clock;

    AuthorizeCaller(ApiKeys keys, Function<String, Optional<Grant>> people, InstantSource clock) {
        this.keys = keys;
        this.people = people;
        this.clock = clock;
    }

    /** {@code people} finds out whom an access token stands for. */
    public AuthorizeCaller(DynamoApiKeys keys, Function<String, Optional<Grant>> people, InstantSource clock) {
        this((ApiKeys) keys, people, clock);
    }

    @Override
    public Optional<Grant> authorize(Credentials credentials) {
        return switch (credentials) {
            case Credentials.ApiKey(var key) -> ApiKey.parse(key).flatMap(this::key);
            case Credentials.Bearer(var token) -> people.apply(token);
        };
    }

    private Optional<Grant> key(ApiKey key) {
        Instant now = clock.instant();
        return keys.find(key.id())
                .filter(stored -> stored.accepts(key, now))
                .flatMap(stored -> keys.organisation(stored.organisation()).map(owner -> grant(stored, owner, now)));
    }

    private Grant grant(StoredKey key, Organisation owner, Instant now) {
        if (key.notes(now)) {
            keys.used(key, now);
        }
        return new Grant(Caller.key(owner.id(), key.id(), key.roles(), key.scopes(), owner.tier()), key.usageKey());
    }
}
