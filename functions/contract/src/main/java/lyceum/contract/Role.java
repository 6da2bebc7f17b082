package lyceum.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller is within an organisation; OPERATOR runs the installation and belongs to no teaching role. */
public enum Role {
    OWNER,
    ADMIN,
    TEACHER,
    PUPIL,
    DEVELOPER,
    VIEWER,
    OPERATOR;

    /** The role's name on the wire and in stored data: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
