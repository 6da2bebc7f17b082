package lyceum.accounts.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.TreeMap;
import lyceum.platform.Digests;
import lyceum.platform.Json;

/**
 * An event in its chain, as it is stored: whatever an item holds can be read into one, so that a forged one can be told from a
 * true one.
 *
 * @param sequence its number, from 1
 * @param time to the millisecond
 * @param previous the hash of the event before it, or of the empty chain
 * @param hash SHA-256 of {@link #canonical()}, hexadecimal
 */
public record AuditEntry(
        String chain,
        YearMonth month,
        long sequence,
        Instant time,
        String type,
        String actor,
        String target,
        String outcome,
        String network,
        String requestId,
        String previous,
        String hash) {
    private static final DateTimeFormatter TO_THE_MILLISECOND = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static AuditEntry of(Head head, AuditEvent event, Instant time) {
        var open = new AuditEntry(
                head.chain(),
                head.month(),
                head.sequence() + 1,
                time,
                event.type().word(),
                event.actor(),
                event.target(),
                event.outcome().word(),
                event.network(),
                event.requestId(),
                head.hash(),
                "");
        return open.hashed(open.computed());
    }

    /** Whether the entry is as it was when it got its hash. */
    boolean intact() {
        return computed().equals(hash);
    }

    /** When it happened, ISO 8601 to the millisecond. */
    public String moment() {
        return TO_THE_MILLISECOND.format(time);
    }

    private String computed() {
        return Digests.sha256(canonical().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * All members but the hash as canonical JSON: names sorted, no space. For the values that events may have, this is the form of
     * RFC 8785, so any library for it can check a chain.
     */
    String canonical() {
        var members = new TreeMap<String, Object>();
        members.put("chain", chain);
        members.put("month", month.toString());
        members.put("sequence", sequence);
        members.put("time", moment());
        members.put("type", type);
        members.put("actor", actor);
        members.put("target", target);
        members.put("outcome", outcome);
        members.put("network", network);
        members.put("request_id", requestId);
        members.put("previous_hash", previous);
        return Json.text(members);
    }

    private AuditEntry hashed(String computed) {
        return new AuditEntry(
                chain, month, sequence, time, type, actor, target, outcome, network, requestId, previous, computed);
    }
}
