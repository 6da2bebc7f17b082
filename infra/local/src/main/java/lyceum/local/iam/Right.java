package lyceum.local.iam;

/**
 * One thing that a policy lets a role do.
 *
 * @param role its name
 * @param action as the policy has it, for example {@code dynamodb:GetItem}
 * @param resource as the policy has it, wildcards included
 */
public record Right(String role, String action, String resource) implements Comparable<Right> {
    @Override
    public int compareTo(Right other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return role + " " + action + " " + resource;
    }
}
