package lyceum.accounts.keys;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lyceum.accounts.audit.AuditEvent;
import lyceum.contract.Tier;
import lyceum.platform.http.Claim;

/** Organisations' keys, as they are made and kept. Every change is committed with the events that tell of it. */
public interface KeyRing {
    /** Stores an organisation and its first key, both or neither; neither id may be taken. */
    void open(Organisation organisation, KeyCard card, StoredKey key, List<AuditEvent> events);

    /**
     * Stores a key; false where its organisation has another tier by now, so that its gateway key is in the wrong plan.
     *
     * @throws Claim.Taken if the claim's key was not free
     */
    boolean add(KeyCard card, StoredKey key, List<AuditEvent> events, Optional<Claim> claim);

    Optional<KeyCard> find(String organisation, String id);

    /** At most {@code limit} keys, oldest first, after the one with the id {@code after}. */
    List<KeyCard> list(String organisation, Optional<String> after, int limit);

    /**
     * Puts this hash in the place of the present one, which goes on working until {@code until}; false where there is no such key.
     *
     * @throws Claim.Taken if the claim's key was not free
     */
    boolean rotate(KeyCard card, String hash, Instant until, List<AuditEvent> events, Optional<Claim> claim);

    /** Removes a key; false where there is none. */
    boolean remove(KeyCard card, List<AuditEvent> events);

    /** Notes in which plan a key's gateway key is now. */
    void moved(KeyCard card, Tier plan);
}
