package lyceum.local.iam;

/** A role may not do something; worded as AWS words it. */
public final class AccessDenied extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AccessDenied(String role, Access access, boolean explicitly) {
        super("User: " + role + " is not authorized to perform: " + access.action() + " on resource: "
                + access.resource()
                + (explicitly
                        ? " with an explicit deny in a policy"
                        : " because no identity-based policy allows the " + access.action() + " action"));
    }

    /** What AWS tells the caller. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
