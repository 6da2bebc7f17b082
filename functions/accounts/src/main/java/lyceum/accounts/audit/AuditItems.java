package lyceum.accounts.audit;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How chains are laid out in items. Reading never fails on what an item holds: a forged entry is to be found, not to hide. */
final class AuditItems {
    /** The largest number that sorts as it counts. */
    static final long SEQUENCE_MAX = 999_999_999_999L;

    private static final String EVENT = "E#";

    private AuditItems() {}

    static String partition(String chain, YearMonth month) {
        return "AUDIT#" + chain + "#" + month;
    }

    static String sort(long sequence) {
        return String.format(Locale.ROOT, EVENT + "%012d", sequence);
    }

    static Map<String, AttributeValue> headKey(String chain, YearMonth month) {
        return Map.of("PK", text(partition(chain, month)), "SK", text("HEAD"));
    }

    static Map<String, AttributeValue> entryKey(String chain, YearMonth month, long sequence) {
        return Map.of("PK", text(partition(chain, month)), "SK", text(sort(sequence)));
    }

    static Map<String, AttributeValue> item(Head head) {
        var item = new HashMap<>(headKey(head.chain(), head.month()));
        item.put("sequence", number(head.sequence()));
        item.put("time", number(head.time().toEpochMilli()));
        item.put("hash", text(head.hash()));
        return item;
    }

    static Map<String, AttributeValue> item(AuditEntry entry) {
        var item = new HashMap<>(entryKey(entry.chain(), entry.month(), entry.sequence()));
        item.put("time", number(entry.time().toEpochMilli()));
        item.put("type", text(entry.type()));
        item.put("actor", text(entry.actor()));
        item.put("target", text(entry.target()));
        item.put("outcome", text(entry.outcome()));
        item.put("network", text(entry.network()));
        item.put("request_id", text(entry.requestId()));
        item.put("previous_hash", text(entry.previous()));
        item.put("hash", text(entry.hash()));
        return item;
    }

    static Head head(String chain, YearMonth month, Map<String, AttributeValue> item) {
        return new Head(chain, month, number(item, "sequence"), time(item), text(item, "hash"));
    }

    static AuditEntry entry(String chain, YearMonth month, Map<String, AttributeValue> item) {
        return new AuditEntry(
                chain,
                month,
                Long.parseLong(text(item, "SK").substring(EVENT.length())),
                time(item),
                text(item, "type"),
                text(item, "actor"),
                text(item, "target"),
                text(item, "outcome"),
                text(item, "network"),
                text(item, "request_id"),
                text(item, "previous_hash"),
                text(item, "hash"));
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static Instant time(Map<String, AttributeValue> item) {
        return Instant.ofEpochMilli(number(item, "time"));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        @Nullable AttributeValue value = item.get(name);
        return value == null || value.s() == null ? "" : value.s();
    }

    /** Zero for what is no number of ours. */
    private static long number(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name))
                .map(AttributeValue::n)
                .filter(digits -> digits.matches("[0-9]{1,15}"))
                .map(Long::parseLong)
                .orElse(0L);
    }
}
