package lyceum.accounts.invitations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lyceum.accounts.table.Item;
import lyceum.accounts.table.Keys;
import lyceum.contract.Role;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** How an invitation is laid out in its two items, and a membership in its two. */
public final class InvitationItems {
    /** How the sort keys of an organisation's invitations begin. */
    static final String INVITE = "INVITE#";

    private static final String ROLES = "roles";
    private static final String EMAIL = "email";

    private InvitationItems() {}

    static Map<String, AttributeValue> byHash(String hash) {
        return Map.of(Keys.PK, AttributeValue.fromS(INVITE + hash), Keys.SK, AttributeValue.fromS("INVITE"));
    }

    static Map<String, AttributeValue> listed(String organisation, String id) {
        return Map.of(Keys.PK, Keys.organisationPartition(organisation), Keys.SK, AttributeValue.fromS(INVITE + id));
    }

    static Map<String, AttributeValue> item(Map<String, AttributeValue> key, Invitation invitation) {
        Item item = Item.at(key)
                .text("organisation", invitation.organisation())
                .text("invitation", invitation.id())
                .text("token_hash", invitation.hash())
                .texts(ROLES, words(invitation.roles()))
                .instant("created_at", invitation.created())
                .text("created_by", invitation.createdBy())
                .number(Keys.EXPIRES_AT, invitation.expires().getEpochSecond());
        invitation.email().ifPresent(address -> item.text(EMAIL, address));
        return item.attributes();
    }

    static Invitation invitation(Map<String, AttributeValue> attributes) {
        Item item = Item.of(attributes);
        return new Invitation(
                item.text("organisation"),
                item.text("invitation"),
                item.text("token_hash"),
                item.textIf(EMAIL),
                roles(item),
                item.instant("created_at"),
                item.text("created_by"),
                Instant.ofEpochSecond(item.number(Keys.EXPIRES_AT)));
    }

    /**
     * What turns an invitation into a membership, once and not in a closed organisation: its two items go (0 and 1), the two of the
     * membership come (2 and 3), and the organisation counts who joins (4).
     */
    public static List<TransactWriteItem> accepted(String table, Invitation invitation, String user, Instant now) {
        String organisation = invitation.organisation();
        return List.of(
                deleted(table, byHash(invitation.hash())),
                deleted(table, listed(organisation, invitation.id())),
                added(table, membership(Keys.member(organisation, user), invitation.roles(), now)),
                added(table, membership(Keys.membership(user, organisation), invitation.roles(), now)),
                TransactWriteItem.builder()
                        .update(update -> update.tableName(table)
                                .key(Keys.organisation(organisation))
                                .updateExpression("ADD #joins :one")
                                .conditionExpression("attribute_exists(PK) AND attribute_not_exists(#closed)")
                                .expressionAttributeNames(Map.of("#joins", Keys.JOINS, "#closed", Keys.CLOSED_AT))
                                .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))))
                        .build());
    }

    static TransactWriteItem deleted(String table, Map<String, AttributeValue> key) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table).key(key).conditionExpression("attribute_exists(PK)"))
                .build();
    }

    private static TransactWriteItem added(String table, Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(item).conditionExpression("attribute_not_exists(PK)"))
                .build();
    }

    public static Map<String, AttributeValue> membership(
            Map<String, AttributeValue> key, Set<Role> roles, Instant since) {
        return Item.at(key).texts(ROLES, words(roles)).instant("since", since).attributes();
    }

    public static Set<Role> roles(Item item) {
        return item.texts(ROLES).stream()
                .flatMap(word -> Role.of(word).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> words(Set<Role> roles) {
        return roles.stream().map(Role::word).collect(Collectors.toSet());
    }
}
