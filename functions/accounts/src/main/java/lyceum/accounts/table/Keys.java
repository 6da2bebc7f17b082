package lyceum.accounts.table;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import lyceum.contract.accounts.Emails;
import lyceum.platform.Digests;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Keys of the accounts table. Ids hold no {@code #}; one that is not well formed names nothing and is not asked for. */
public final class Keys {
    public static final String PK = "PK";
    public static final String SK = "SK";
    public static final String EXPIRES_AT = "expires_at";

    /** How often somebody has joined an organisation, in its item. */
    public static final String JOINS = "joins";

    /** When an organisation was closed, in its item. */
    public static final String CLOSED_AT = "closed_at";

    /** How the sort keys of a person's memberships begin, and those of an organisation's members. */
    public static final String MEMBER = "MEMBER#";

    /** How the sort keys of a person's sessions begin. */
    public static final String SESSION = "SESSION#";

    private static final Pattern WELL_FORMED = Pattern.compile("[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}");

    private Keys() {}

    /** Whether this can be an id that we gave, such as {@code usr_01JD9Z6Q4M8T5X2B7N3C1VKPWR}. */
    public static boolean wellFormed(String id) {
        return WELL_FORMED.matcher(id).matches();
    }

    /** A person. */
    public static Map<String, AttributeValue> user(String id) {
        return key("USER#" + id, "USER");
    }

    /** The claim of an address, under its digest: the table's keys reach logs of AWS, the address must not. */
    public static Map<String, AttributeValue> email(String email) {
        return key("EMAIL#" + digest(email), "EMAIL");
    }

    public static Map<String, AttributeValue> organisation(String id) {
        return key("ORG#" + id, "ORG");
    }

    /** A membership among those of its person. */
    public static Map<String, AttributeValue> membership(String user, String organisation) {
        return key("USER#" + user, MEMBER + organisation);
    }

    /** A membership among those of its organisation. */
    public static Map<String, AttributeValue> member(String organisation, String user) {
        return key("ORG#" + organisation, MEMBER + user);
    }

    public static Map<String, AttributeValue> session(String user, String session) {
        return key("USER#" + user, SESSION + session);
    }

    /** Guesses for an account from one network. */
    public static Map<String, AttributeValue> guesses(String account, String network) {
        return key("LOCK#ACCOUNT#" + digest(account), "FROM#" + digest(network));
    }

    /** Wrong guesses for an account. */
    public static Map<String, AttributeValue> guessesOf(String account) {
        return key("LOCK#ACCOUNT#" + digest(account), "ALL");
    }

    /** Wrong guesses from a network. */
    public static Map<String, AttributeValue> guessesFrom(String network) {
        return key("LOCK#NETWORK#" + digest(network), "ALL");
    }

    /** The partition of a person: profile, memberships, sessions. */
    public static AttributeValue userPartition(String id) {
        return AttributeValue.fromS("USER#" + id);
    }

    /** The partition of an organisation: itself, its members. */
    public static AttributeValue organisationPartition(String id) {
        return AttributeValue.fromS("ORG#" + id);
    }

    /** What an address is known by outside the profile: SHA-256 of its normalised form. */
    public static String digest(String email) {
        return Digests.sha256(Emails.normalised(email).getBytes(StandardCharsets.UTF_8));
    }

    /** The id in a partition or sort key such as {@code MEMBER#usr_…}. */
    public static String id(String key) {
        return key.substring(key.indexOf('#') + 1);
    }

    private static Map<String, AttributeValue> key(String partition, String sort) {
        return Map.of(PK, AttributeValue.fromS(partition), SK, AttributeValue.fromS(sort));
    }
}
