package lyceum.accounts.sessions;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lyceum.accounts.table.Item;
import lyceum.accounts.table.Keys;
import lyceum.contract.Role;
import lyceum.contract.Tier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Holders in the accounts table: session, membership and organisation in one read. */
public final class DynamoHolders implements Holders {
    private final String table;
    private final DynamoDbClient dynamo;
    private final InstantSource clock;

    public DynamoHolders(String table, DynamoDbClient dynamo, InstantSource clock) {
        this.table = table;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    @Override
    public Optional<Holder> holder(String userId, String sessionId, String organisation) {
        if (!Stream.of(userId, sessionId).allMatch(Keys::wellFormed)) {
            return Optional.empty();
        }
        var keys = new ArrayList<>(List.of(Keys.session(userId, sessionId)));
        if (!organisation.isEmpty()) {
            keys.add(Keys.membership(userId, organisation));
            keys.add(Keys.organisation(organisation));
        }
        var found = new HashMap<String, Item>();
        dynamo.batchGetItem(get -> get.requestItems(Map.of(
                        table,
                        KeysAndAttributes.builder()
                                .keys(keys)
                                .consistentRead(true)
                                .build())))
                .responses()
                .getOrDefault(table, List.of())
                .forEach(item -> found.put(Item.of(item).sortKey(), Item.of(item)));
        boolean signedIn = Optional.ofNullable(found.get(Keys.SESSION + sessionId))
                .map(item -> SessionItems.session(item.attributes()))
                .filter(session -> session.current(clock.instant()))
                .isPresent();
        if (!signedIn) {
            return Optional.empty();
        }
        return organisation.isEmpty()
                ? Optional.of(new Holder(Set.of(), Tier.FREE))
                : holder(found.get(Keys.MEMBER + organisation), found.get("ORG"));
    }

    private static Optional<Holder> holder(@Nullable Item membership, @Nullable Item organisation) {
        if (membership == null
                || organisation == null
                || organisation.textIf(Keys.CLOSED_AT).isPresent()) {
            return Optional.empty();
        }
        Set<Role> roles = membership.texts("roles").stream()
                .flatMap(word -> Role.of(word).stream())
                .collect(Collectors.toSet());
        return Optional.of(new Holder(roles, Tier.of(organisation.text("tier")).orElse(Tier.FREE)));
    }
}
