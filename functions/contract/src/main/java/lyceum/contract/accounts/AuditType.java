package lyceum.contract.accounts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the audit log tells of. A word that has been written is never given another meaning. */
public enum AuditType {
    USER_REGISTERED,
    USER_UPDATED,
    USER_DELETED,
    PASSWORD_CHANGED,
    PASSWORD_REFUSED,
    LOGIN_FAILED,
    LOGIN_LOCKED,
    LOGIN_UNLOCKED,
    SESSION_CREATED,
    SESSION_SWITCHED,
    SESSION_REUSED,
    SESSION_REVOKED,
    ORGANISATION_CREATED,
    ORGANISATION_RENAMED,
    ORGANISATION_CLOSED,
    MEMBER_ADDED,
    MEMBER_CHANGED,
    MEMBER_REMOVED,
    INVITATION_CREATED,
    INVITATION_ACCEPTED,
    INVITATION_REVOKED,
    TIER_CHANGED,
    KEY_CREATED,
    KEY_UPDATED,
    KEY_ROTATED,
    KEY_REVOKED,
    KEY_EXPIRED,
    AUDIT_EXPORTED;

    /** All words, in order of declaration. */
    public static final List<String> WORDS =
            Arrays.stream(values()).map(AuditType::word).toList();

    /** The type on the wire and in stored data: what it is about, a dot, what happened to it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    public static Optional<AuditType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }
}
