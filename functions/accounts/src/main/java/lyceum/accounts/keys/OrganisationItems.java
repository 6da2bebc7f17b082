package lyceum.accounts.keys;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import java.time.Instant;
import java.util.Objects;
import lyceum.contract.Tier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** How an organisation is laid out in its item. */
final class OrganisationItems {
    static final String PREFIX = "ORG#";
    static final String SORT = "ORG";
    static final TableSchema<Organisation> SCHEMA = TableSchema.builder(Organisation.class, Draft.class)
            .newItemBuilder(Draft::new, Draft::build)
            .addAttribute(String.class, a -> a.name("PK")
                    .getter(organisation -> PREFIX + organisation.id())
                    .setter((draft, pk) -> draft.id = pk.substring(PREFIX.length()))
                    .tags(primaryPartitionKey()))
            .addAttribute(
                    String.class,
                    a -> a.name("SK").getter(_ -> SORT).setter((_, _) -> {}).tags(primarySortKey()))
            .addAttribute(
                    String.class,
                    a -> a.name("name").getter(Organisation::name).setter((draft, name) -> draft.name = name))
            .addAttribute(String.class, a -> a.name("tier")
                    .getter(organisation -> organisation.tier().word())
                    .setter((draft, tier) -> draft.tier = tier))
            .addAttribute(Instant.class, a -> a.name("created_at")
                    .getter(Organisation::created)
                    .setter((draft, created) -> draft.created = created))
            .build();

    private OrganisationItems() {}

    /** An organisation whose attributes are still being read. */
    static final class Draft {
        private @Nullable String id;
        private @Nullable String name;
        private @Nullable String tier;
        private @Nullable Instant created;

        private Organisation build() {
            return new Organisation(
                    Objects.requireNonNull(id),
                    Objects.requireNonNull(name),
                    Tier.of(Objects.requireNonNull(tier)).orElseThrow(),
                    Objects.requireNonNull(created));
        }
    }
}
