package lyceum.accounts.people;

import java.time.Instant;
import java.util.Map;
import lyceum.accounts.table.Item;
import lyceum.accounts.table.Keys;
import lyceum.accounts.table.Memberships;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How a person is laid out in its item. */
public final class UserItems {
    static final String NAME = "name";
    static final String BIO = "bio";
    static final String LOCALE = "locale";
    static final String UPDATED = "updated_at";
    static final String VERSION = "version";
    static final String PASSWORD = "password_hash";
    private static final String EMAIL = "email";
    private static final String ORGANISATION = "organisation";
    private static final String NETWORKS = "networks";
    private static final String CREATED = "created_at";
    private static final String DELETED = "deleted_at";

    private UserItems() {}

    /** A new person, with one membership. */
    static Map<String, AttributeValue> added(User user) {
        return Item.at(Keys.user(user.id()))
                .text(EMAIL, user.email())
                .text(NAME, user.name())
                .text(BIO, user.bio())
                .text(LOCALE, user.locale())
                .text(PASSWORD, user.passwordHash())
                .text(ORGANISATION, user.organisation())
                .texts(NETWORKS, user.networks())
                .instant(CREATED, user.created())
                .instant(UPDATED, user.updated())
                .number(VERSION, user.version())
                .number(Memberships.COUNT, 1)
                .attributes();
    }

    /** What stays in the place of a person who is gone. */
    public static Map<String, AttributeValue> erased(User user, Instant now) {
        return Item.at(Keys.user(user.id()))
                .instant(CREATED, user.created())
                .instant(DELETED, now)
                .attributes();
    }

    static boolean erased(Map<String, AttributeValue> attributes) {
        return attributes.containsKey(DELETED);
    }

    static User user(Map<String, AttributeValue> attributes) {
        Item item = Item.of(attributes);
        return new User(
                Keys.id(item.text(Keys.PK)),
                item.text(EMAIL),
                item.text(NAME),
                item.text(BIO),
                item.text(LOCALE),
                item.text(PASSWORD),
                item.text(ORGANISATION),
                item.texts(NETWORKS),
                item.instant(CREATED),
                item.instant(UPDATED),
                item.number(VERSION));
    }
}
