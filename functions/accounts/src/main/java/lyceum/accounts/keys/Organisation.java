package lyceum.accounts.keys;

import java.time.Instant;
import lyceum.contract.Tier;

/**
 * An organisation: everything in Lyceum belongs to one.
 *
 * @param version rises by one with each change
 */
public record Organisation(String id, String name, Tier tier, Instant created, long version) {}
