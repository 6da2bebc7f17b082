package lyceum.local.gateway;

/**
 * A key that the gateway counts requests by.
 *
 * @param id its name in the control plane
 * @param name for people
 * @param value what an authorizer answers as {@code usageIdentifierKey}
 */
public record UsageKey(String id, String name, String value) {
    @Override
    public String toString() {
        return "UsageKey[" + id + ", " + name + "]";
    }
}
