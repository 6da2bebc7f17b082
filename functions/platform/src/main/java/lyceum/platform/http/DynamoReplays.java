package lyceum.platform.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import lyceum.platform.Digests;
import lyceum.platform.aws.AwsClients;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Answers kept in a context's table (string keys {@code PK} and {@code SK}, TTL {@code expires_at}), bodies compressed and
 * sealed ({@link SealedBody}). A body of more than 256 KiB goes to the context's bucket below {@code idempotency/}, since an item holds 400 KB; named by its content
 * too, so that a repeated request that runs before its claim is refused does not replace what the first one kept.
 *
 * <p>Item: {@code PK = SK = IDEMPOTENCY#<organisation>#<operation>#<SHA-256 of the key>}.
 */
public final class DynamoReplays implements Replays {
    private static final int INLINE_MAX = 256 * 1024;
    public static final String KEY_PREFIX = "IDEMPOTENCY#";
    private static final String OBJECT_PREFIX = "idempotency/";

    private final String table;
    private final DynamoDbClient dynamo;
    private final String bucket;
    private final S3Client s3;
    private final InstantSource clock;

    public DynamoReplays(String table, String bucket, AwsClients aws, InstantSource clock) {
        this.table = table;
        this.dynamo = aws.dynamo();
        this.bucket = bucket;
        this.s3 = aws.s3();
        this.clock = clock;
    }

    /** For a context without a bucket, whose answers are all small. */
    public DynamoReplays(String table, DynamoDbClient dynamo, InstantSource clock) {
        this.table = table;
        this.dynamo = dynamo;
        this.bucket = "none";
        this.s3 = new NoBucket();
        this.clock = clock;
    }

    /** Refuses whatever it is asked for, as the SDK's interface does by itself. */
    private static final class NoBucket implements S3Client {
        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    /**
     * The part of a transaction that keeps this answer, on the condition that its key is free. Put it first: when the
     * transaction is cancelled and reason 0 is {@code ConditionalCheckFailed} or {@code TransactionConflict}, throw
     * what {@link #taken} makes of it; when it is not, say {@link Claim#written}.
     */
    public TransactWriteItem put(Claim claim) {
        Put.Builder put = Put.builder()
                .tableName(table)
                .item(item(claim))
                .conditionExpression("attribute_not_exists(PK) OR expires_at <= :now")
                .expressionAttributeValues(Map.of(":now", number(clock.instant().getEpochSecond())))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        return TransactWriteItem.builder().put(put.build()).build();
    }

    /** Why a claim could not be kept: with the answer that is kept already, if the other request has been answered. */
    public Claim.Taken taken(Claim claim, CancellationReason reason) {
        return reason.hasItem() && !reason.item().isEmpty()
                ? new Claim.Taken(claim(claim.key(), reason.item()))
                : new Claim.Taken();
    }

    @Override
    public Optional<Claim> find(IdempotencyKey key) {
        var found = dynamo.getItem(get ->
                get.tableName(table).consistentRead(true).key(Map.of("PK", text(name(key)), "SK", text(name(key)))));
        return found.hasItem() ? Optional.of(claim(key, found.item())).filter(this::current) : Optional.empty();
    }

    private boolean current(Claim claim) {
        return claim.expires().isAfter(clock.instant());
    }

    private Map<String, AttributeValue> item(Claim claim) {
        var item = new HashMap<String, AttributeValue>();
        item.put("PK", text(name(claim.key())));
        item.put("SK", text(name(claim.key())));
        item.put("fingerprint", text(claim.key().fingerprint()));
        item.put("status", number(claim.answer().status()));
        item.put("expires_at", number(claim.expires().getEpochSecond()));
        item.put(
                "headers",
                AttributeValue.fromM(claim.answer().headers().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, header -> text(header.getValue())))));
        if (claim.answer().body() instanceof Answer.Body.Content content) {
            item.put("media_type", text(content.mediaType()));
            byte[] sealed = SealedBody.seal(claim.key(), SealedBody.compressed(content.bytes()));
            if (sealed.length <= INLINE_MAX) {
                item.put("body", AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(sealed)));
            } else {
                String object =
                        OBJECT_PREFIX + Digests.sha256(name(claim.key()).getBytes(StandardCharsets.UTF_8), sealed);
                s3.putObject(put -> put.bucket(bucket).key(object), RequestBody.fromBytes(sealed));
                item.put("body_object", text(object));
            }
        }
        return item;
    }

    private Claim claim(IdempotencyKey asked, Map<String, AttributeValue> item) {
        var key = new IdempotencyKey(
                asked.organisation(),
                asked.operation(),
                asked.key(),
                attribute(item, "fingerprint").s());
        Map<String, String> headers = attribute(item, "headers").m().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, header -> header.getValue().s()));
        var answer = new Answer(Integer.parseInt(attribute(item, "status").n()), headers, body(key, item));
        return new Claim(
                key,
                answer,
                Instant.ofEpochSecond(
                        Long.parseLong(attribute(item, "expires_at").n())));
    }

    private Answer.Body body(IdempotencyKey key, Map<String, AttributeValue> item) {
        if (!item.containsKey("media_type")) {
            return new Answer.Body.Empty();
        }
        byte[] sealed = item.containsKey("body")
                ? attribute(item, "body").b().asByteArrayUnsafe()
                : s3.getObjectAsBytes(get -> get.bucket(bucket)
                                .key(attribute(item, "body_object").s()))
                        .asByteArrayUnsafe();
        return new Answer.Body.Content(
                attribute(item, "media_type").s(), SealedBody.expanded(SealedBody.open(key, sealed)));
    }

    private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name);
    }

    private static String name(IdempotencyKey key) {
        return KEY_PREFIX + key.organisation() + "#" + key.operation() + "#"
                + Digests.sha256(key.key().getBytes(StandardCharsets.UTF_8));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
