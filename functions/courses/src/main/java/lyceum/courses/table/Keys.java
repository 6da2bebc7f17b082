package lyceum.courses.table;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.enhanced.dynamodb.Key;

/**
 * Every key of the table, written and read in one place. Organisations and ids never hold a {@code #}; an id that is not well
 * formed names nothing, so readers ask {@link #wellFormed} before they ask the table.
 */
public final class Keys {
    /** Names of the key attributes and indexes. */
    public static final String PK = "PK";

    public static final String SK = "SK";
    public static final String LISTING = "listing";
    public static final String LISTING_PK = "GSI1PK";
    public static final String LISTING_SK = "GSI1SK";
    public static final String ACTIVE = "active";
    public static final String ACTIVE_PK = "GSI2PK";
    public static final String ACTIVE_SK = "GSI2SK";
    public static final String EXPIRES_AT = "expires_at";

    /** Over how many partitions the active jobs are spread. */
    public static final int ACTIVE_SHARDS = 4;

    public static final String COURSE = "COURSE#";
    public static final String JOB = "JOB#";
    public static final String PART = "PART#";

    private static final String ORGANISATION = "ORG#";
    private static final Pattern WELL_FORMED = Pattern.compile("[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}");
    private static final DateTimeFormatter TO_THE_MILLISECOND = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Keys() {}

    /** Whether {@code id} can be an id that we gave. */
    public static boolean wellFormed(String id) {
        return WELL_FORMED.matcher(id).matches();
    }

    public static Key course(String organisation, String id) {
        return key(organisation(organisation), COURSE + id);
    }

    public static Key job(String organisation, String id) {
        return key(organisation(organisation), JOB + id);
    }

    /** A finished part of a job, sorted by number. */
    public static Key part(String job, int number) {
        return key(JOB + job, String.format(Locale.ROOT, "%s%03d", PART, number));
    }

    /** The partition of an organisation's own items. */
    public static String organisation(String organisation) {
        return ORGANISATION + organisation;
    }

    /** The partition of a job's parts. */
    public static String parts(String job) {
        return JOB + job;
    }

    /** The partition of an organisation's courses in the index {@link #LISTING}. */
    public static String courses(String organisation) {
        return ORGANISATION + organisation + "#COURSES";
    }

    /** The partition of an active job in the index {@link #ACTIVE}. */
    public static String active(String job) {
        return active(Math.floorMod(job.hashCode(), ACTIVE_SHARDS));
    }

    public static String active(int shard) {
        return "ACTIVE#" + shard;
    }

    /** When an active job is looked after, sorted by time. */
    public static String due(Instant at, String job) {
        return due(at) + "#" + job;
    }

    /** Greater than the key of everything due before {@code at}. */
    public static String due(Instant at) {
        return TO_THE_MILLISECOND.format(at);
    }

    /** The id in a sort key that begins with {@code prefix}. */
    public static Optional<String> id(String prefix, String sortKey) {
        return sortKey.startsWith(prefix) ? Optional.of(sortKey.substring(prefix.length())) : Optional.empty();
    }

    /** The organisation in a partition key. */
    public static String organisationIn(String partitionKey) {
        return id(ORGANISATION, partitionKey)
                .orElseThrow(() -> new IllegalArgumentException("Not an organisation's partition: " + partitionKey));
    }

    /** The number in the sort key of a part. */
    public static int partIn(String sortKey) {
        return Integer.parseInt(sortKey.substring(PART.length()));
    }

    private static Key key(String partition, String sort) {
        return Key.builder().partitionValue(partition).sortValue(sort).build();
    }
}
