package lyceum.accounts.keys;

import java.util.Map;
import lyceum.accounts.table.Item;
import lyceum.accounts.table.Keys;
import lyceum.contract.Tier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How an organisation is laid out in its item. */
public final class OrganisationItems {
    public static final String NAME = "name";
    public static final String TIER = "tier";
    public static final String VERSION = "version";
    private static final String CREATED = "created_at";

    private OrganisationItems() {}

    public static Map<String, AttributeValue> item(Organisation organisation) {
        return Item.at(Keys.organisation(organisation.id()))
                .text(NAME, organisation.name())
                .text(TIER, organisation.tier().word())
                .instant(CREATED, organisation.created())
                .number(VERSION, organisation.version())
                .attributes();
    }

    public static Organisation organisation(Map<String, AttributeValue> attributes) {
        Item item = Item.of(attributes);
        return new Organisation(
                Keys.id(item.text(Keys.PK)),
                item.text(NAME),
                Tier.of(item.text(TIER)).orElseThrow(),
                item.instant(CREATED),
                item.numberIf(VERSION).orElse(1L));
    }
}
