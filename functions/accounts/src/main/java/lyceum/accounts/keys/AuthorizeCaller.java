package lyceum.accounts.keys;

import java.time.InstantSource;
import java.util.Optional;
import lyceum.platform.Caller;
import lyceum.platform.function.Authorizer;

/** Finds out whom an API key belongs to: one read. */
public final class AuthorizeCaller implements Authorizer {
    /** The key of {@link DynamoApiKeys#EXAMPLE_ITEM}, which opens nothing. */
    public static final String EXAMPLE_KEY =
            "lyc_00000000000000000000000000_0000000000000000000000000000000000000000000";

    private final ApiKeys keys;
    private final InstantSource clock;

    AuthorizeCaller(ApiKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    public AuthorizeCaller(DynamoApiKeys keys, InstantSource clock) {
        this((ApiKeys) keys, clock);
    }

    @Override
    public Optional<Grant> authorize(String apiKey) {
        return ApiKey.parse(apiKey)
                .flatMap(key -> keys.find(key.id()).filter(stored -> key.matches(stored.hash())))
                .filter(stored -> stored.current(clock.instant()))
                .map(stored ->
                        new Grant(new Caller(stored.organisation(), stored.id(), stored.roles()), stored.usageKey()));
    }
}
