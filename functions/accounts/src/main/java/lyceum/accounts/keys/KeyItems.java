package lyceum.accounts.keys;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lyceum.accounts.keys.StoredKey.Previous;
import lyceum.accounts.table.Item;
import lyceum.accounts.table.Keys;
import lyceum.contract.Role;
import lyceum.contract.Scope;
import lyceum.contract.Tier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How a key is laid out in its two items: one that is checked, by its id, and one that is listed, by its organisation. */
final class KeyItems {
    /** How the sort keys of an organisation's keys begin. */
    static final String CARD = "KEY#";

    static final String HASH = "hash";
    static final String PREVIOUS = "previous_hash";
    static final String PREVIOUS_UNTIL = "previous_until";
    static final String ROTATED = "rotated_at";
    static final String USED = "used_at";
    static final String PLAN = "plan";

    /** When a key stops working, in seconds. Not the table's TTL: what it sweeps away would leave the gateway's key behind. */
    private static final String ENDS = "ends_at";

    private static final String SORT = "KEY";
    private static final String NAME = "name";
    private static final String ORGANISATION = "organisation";
    private static final String ROLES = "roles";
    private static final String SCOPES = "scopes";
    private static final String USAGE_KEY = "usage_key";
    private static final String GATEWAY_ID = "gateway_id";
    private static final String CREATED = "created_at";
    private static final String CREATED_BY = "created_by";

    private KeyItems() {}

    static Map<String, AttributeValue> key(String id) {
        return Map.of(Keys.PK, AttributeValue.fromS(CARD + id), Keys.SK, AttributeValue.fromS(SORT));
    }

    static Map<String, AttributeValue> card(String organisation, String id) {
        return Map.of(Keys.PK, Keys.organisationPartition(organisation), Keys.SK, AttributeValue.fromS(CARD + id));
    }

    static Map<String, AttributeValue> item(StoredKey key) {
        Item item = Item.at(key(key.id()))
                .text(HASH, key.hash())
                .text(ORGANISATION, key.organisation())
                .texts(ROLES, key.roles().stream().map(Role::word).collect(Collectors.toSet()))
                .text(USAGE_KEY, key.usageKey())
                .instant(CREATED, key.created());
        key.previous().ifPresent(before -> item.text(PREVIOUS, before.hash()).instant(PREVIOUS_UNTIL, before.until()));
        if (!key.scopes().equals(Set.of(Scope.values()))) {
            item.texts(SCOPES, words(key.scopes()));
        }
        key.expires().ifPresent(end -> item.number(ENDS, end.getEpochSecond()));
        key.used().ifPresent(last -> item.instant(USED, last));
        return item.attributes();
    }

    static StoredKey key(Map<String, AttributeValue> attributes) {
        Item item = Item.of(attributes);
        return new StoredKey(
                Keys.id(item.text(Keys.PK)),
                item.text(HASH),
                item.textIf(PREVIOUS).map(hash -> new Previous(hash, item.instant(PREVIOUS_UNTIL))),
                item.text(ORGANISATION),
                roles(item),
                scopes(item).orElseGet(() -> Set.of(Scope.values())),
                item.text(USAGE_KEY),
                item.instant(CREATED),
                expires(item),
                item.textIf(USED).map(Instant::parse));
    }

    static Map<String, AttributeValue> item(KeyCard card) {
        Item item = Item.at(card(card.organisation(), card.id()))
                .text(NAME, card.name())
                .texts(ROLES, card.roles().stream().map(Role::word).collect(Collectors.toSet()))
                .text(GATEWAY_ID, card.gatewayId())
                .text(PLAN, card.plan().word())
                .instant(CREATED, card.created())
                .text(CREATED_BY, card.createdBy());
        card.scopes().ifPresent(some -> item.texts(SCOPES, words(some)));
        card.expires().ifPresent(end -> item.number(ENDS, end.getEpochSecond()));
        card.used().ifPresent(last -> item.instant(USED, last));
        card.rotated().ifPresent(at -> item.instant(ROTATED, at));
        card.overlap().ifPresent(until -> item.instant(PREVIOUS_UNTIL, until));
        return item.attributes();
    }

    static KeyCard card(Map<String, AttributeValue> attributes) {
        Item item = Item.of(attributes);
        return new KeyCard(
                Keys.id(item.text(Keys.PK)),
                Keys.id(item.sortKey()),
                item.text(NAME),
                roles(item),
                scopes(item),
                item.text(GATEWAY_ID),
                Tier.of(item.text(PLAN)).orElseThrow(),
                item.instant(CREATED),
                item.text(CREATED_BY),
                expires(item),
                item.textIf(USED).map(Instant::parse),
                item.textIf(ROTATED).map(Instant::parse),
                item.textIf(PREVIOUS_UNTIL).map(Instant::parse));
    }

    private static Set<String> words(Set<Scope> scopes) {
        return scopes.stream().map(Scope::word).collect(Collectors.toSet());
    }

    private static Set<Role> roles(Item item) {
        return item.texts(ROLES).stream()
                .flatMap(word -> Role.of(word).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Set<Scope>> scopes(Item item) {
        Set<String> words = item.texts(SCOPES);
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(words.stream()
                        .flatMap(word -> Scope.of(word).stream())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Optional<Instant> expires(Item item) {
        return item.numberIf(ENDS).map(Instant::ofEpochSecond);
    }
}
