package lyceum.accounts.keys;

import lyceum.contract.Tier;

/** The gateway's own keys, which put a caller under the limits of a tier. */
public interface UsagePlans {
    /**
     * Makes a gateway key in the tier's usage plan.
     *
     * @param name how it is listed in the gateway; names no secret
     * @param value what the authorizer answers to have a request counted against it
     * @return the gateway's id of it
     * @throws IllegalStateException if the gateway refuses; nothing is left behind
     */
    String admit(String name, String value, Tier tier);

    /**
     * Takes a gateway key out of one tier's plan and puts it into another's; the gateway lets a key be in one plan of a stage at a
     * time. Doing it again, wholly or after a half, ends the same.
     *
     * @throws IllegalStateException if the gateway refuses
     */
    void move(String gatewayId, Tier from, Tier to);

    /** Takes a gateway key back; one that is gone is as good. */
    void remove(String gatewayId);
}
