package lyceum.accounts.sessions;

import java.time.Instant;
import java.util.Map;
import lyceum.accounts.table.Item;
import lyceum.accounts.table.Keys;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How a session is laid out in its item. */
final class SessionItems {
    private static final String ORGANISATION = "organisation";
    private static final String NETWORK = "network";
    private static final String FAMILY = "family_hash";
    private static final String TURN = "turn_hash";
    private static final String PREVIOUS = "previous_hash";
    private static final String TURNS = "turns";
    private static final String CREATED = "created_at";
    private static final String RENEWED = "renewed_at";

    private SessionItems() {}

    static Map<String, AttributeValue> of(Session session) {
        return Item.at(Keys.session(session.userId(), session.id()))
                .text(ORGANISATION, session.organisation())
                .text(NETWORK, session.network())
                .text(FAMILY, session.familyHash())
                .text(TURN, session.turnHash())
                .text(PREVIOUS, session.previousHash())
                .number(TURNS, session.turns())
                .instant(CREATED, session.created())
                .instant(RENEWED, session.renewed())
                .number(Keys.EXPIRES_AT, session.expires().getEpochSecond())
                .attributes();
    }

    static Session session(Map<String, AttributeValue> attributes) {
        Item item = Item.of(attributes);
        return new Session(
                Keys.id(item.text(Keys.PK)),
                Keys.id(item.sortKey()),
                item.text(ORGANISATION),
                item.text(NETWORK),
                item.text(FAMILY),
                item.text(TURN),
                item.text(PREVIOUS),
                item.number(TURNS),
                item.instant(CREATED),
                item.instant(RENEWED),
                Instant.ofEpochSecond(item.number(Keys.EXPIRES_AT)));
    }
}
