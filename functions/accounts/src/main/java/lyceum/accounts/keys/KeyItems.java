package lyceum.accounts.keys;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lyceum.contract.Role;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** How a key is laid out in its item. */
final class KeyItems {
    static final String PREFIX = "KEY#";
    static final String SORT = "KEY";
    static final TableSchema<StoredKey> SCHEMA = TableSchema.builder(StoredKey.class, Draft.class)
            .newItemBuilder(Draft::new, Draft::build)
            .addAttribute(String.class, a -> a.name("PK")
                    .getter(key -> PREFIX + key.id())
                    .setter((draft, pk) -> draft.id = pk.substring(PREFIX.length()))
                    .tags(primaryPartitionKey()))
            .addAttribute(
                    String.class,
                    a -> a.name("SK").getter(_ -> SORT).setter((_, _) -> {}).tags(primarySortKey()))
            .addAttribute(
                    String.class,
                    a -> a.name("hash").getter(StoredKey::hash).setter((draft, hash) -> draft.hash = hash))
            .addAttribute(String.class, a -> a.name("organisation")
                    .getter(StoredKey::organisation)
                    .setter((draft, organisation) -> draft.organisation = organisation))
            .addAttribute(EnhancedType.setOf(String.class), a -> a.name("roles")
                    .getter(key -> key.roles().stream().map(Role::word).collect(Collectors.toSet()))
                    .setter((draft, roles) -> draft.roles = roles))
            .addAttribute(String.class, a -> a.name("usage_key")
                    .getter(StoredKey::usageKey)
                    .setter((draft, usageKey) -> draft.usageKey = usageKey))
            .addAttribute(Instant.class, a -> a.name("created_at")
                    .getter(StoredKey::created)
                    .setter((draft, created) -> draft.created = created))
            .addAttribute(Long.class, a -> a.name("expires_at")
                    .getter(key -> key.expires().map(Instant::getEpochSecond).orElse(null))
                    .setter((draft, expires) -> draft.expires = expires))
            .build();

    private KeyItems() {}

    /** A key whose attributes are still being read. */
    static final class Draft {
        private @Nullable String id;
        private @Nullable String hash;
        private @Nullable String organisation;
        private Set<String> roles = Set.of();
        private @Nullable String usageKey;
        private @Nullable Instant created;
        private @Nullable Long expires;

        private StoredKey build() {
            return new StoredKey(
                    Objects.requireNonNull(id),
                    Objects.requireNonNull(hash),
                    Objects.requireNonNull(organisation),
                    roles.stream().flatMap(word -> Role.of(word).stream()).collect(Collectors.toSet()),
                    Objects.requireNonNull(usageKey),
                    Objects.requireNonNull(created),
                    Optional.ofNullable(expires).map(Instant::ofEpochSecond));
        }
    }
}
