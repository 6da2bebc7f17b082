package lyceum.accounts.organisations;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lyceum.accounts.table.Item;
import lyceum.accounts.table.Keys;
import lyceum.contract.Role;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How an invitation is laid out in its two items, and a membership in its two. */
final class InvitationItems {
    /** How the sort keys of an organisation's invitations begin. */
    static final String INVITE = "INVITE#";

    private static final String ROLES = "roles";

    private InvitationItems() {}

    static Map<String, AttributeValue> byHash(String hash) {
        return Map.of(Keys.PK, AttributeValue.fromS(INVITE + hash), Keys.SK, AttributeValue.fromS("INVITE"));
    }

    static Map<String, AttributeValue> listed(String organisation, String id) {
        return Map.of(Keys.PK, Keys.organisationPartition(organisation), Keys.SK, AttributeValue.fromS(INVITE + id));
    }

    static Map<String, AttributeValue> item(Map<String, AttributeValue> key, Invitation invitation) {
        return Item.at(key)
                .text("organisation", invitation.organisation())
                .text("invitation", invitation.id())
                .text("token_hash", invitation.hash())
                .texts(ROLES, words(invitation.roles()))
                .instant("created_at", invitation.created())
                .text("created_by", invitation.createdBy())
                .number(Keys.EXPIRES_AT, invitation.expires().getEpochSecond())
                .attributes();
    }

    static Invitation invitation(Map<String, AttributeValue> attributes) {
        Item item = Item.of(attributes);
        return new Invitation(
                item.text("organisation"),
                item.text("invitation"),
                item.text("token_hash"),
                roles(item),
                item.instant("created_at"),
                item.text("created_by"),
                Instant.ofEpochSecond(item.number(Keys.EXPIRES_AT)));
    }

    static Map<String, AttributeValue> membership(Map<String, AttributeValue> key, Set<Role> roles, Instant since) {
        return Item.at(key).texts(ROLES, words(roles)).instant("since", since).attributes();
    }

    static Set<Role> roles(Item item) {
        return item.texts(ROLES).stream()
                .flatMap(word -> Role.of(word).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> words(Set<Role> roles) {
        return roles.stream().map(Role::word).collect(Collectors.toSet());
    }
}
