package lyceum.accounts.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import lyceum.platform.Digests;

/**
 * The end of a chain.
 *
 * @param chain whose chain it is
 * @param month in UTC
 * @param sequence the number of its last event; 0 for a chain without any
 * @param time when that happened
 * @param hash the hash of that event
 */
public record Head(String chain, YearMonth month, long sequence, Instant time, String hash) {
    /** A chain without events. Its hash names chain and month, so that no month's events can pass for another's. */
    public static Head empty(String chain, YearMonth month) {
        byte[] name = ("lyceum audit 1 " + chain + " " + month).getBytes(StandardCharsets.US_ASCII);
        return new Head(chain, month, 0, Instant.EPOCH, Digests.sha256(name));
    }

    /** The month that a moment belongs to. */
    static YearMonth monthOf(Instant moment) {
        return YearMonth.from(moment.atOffset(ZoneOffset.UTC));
    }

    /** The event as the next of this chain. Times never fall, whatever the clocks of several writers say. */
    AuditEntry next(AuditEvent event, Instant now) {
        Instant moment = now.truncatedTo(ChronoUnit.MILLIS);
        return AuditEntry.of(this, event, moment.isBefore(time) ? time : moment);
    }

    /** The end of the chain after this entry. */
    static Head after(AuditEntry entry) {
        return new Head(entry.chain(), entry.month(), entry.sequence(), entry.time(), entry.hash());
    }
}
