package lyceum.accounts.keys;

import java.time.Instant;
import lyceum.contract.Tier;

/** An organisation: everything in Lyceum belongs to one. */
record Organisation(String id, String name, Tier tier, Instant created) {}
