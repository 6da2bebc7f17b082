package lyceum.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import lyceum.platform.Digests;
import lyceum.platform.function.Things;
import lyceum.platform.testing.TestClients;
import lyceum.platform.testing.TestTables;
import lyceum.tables.Tables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

class DynamoReplaysTest extends ReplaysTest {
    private final Tables tables = Tables.inMemory();
    private final Bucket bucket = new Bucket();
    private @Nullable DynamoReplays store;

    @AfterEach
    void close() {
        tables.close();
    }

    @Override
    Replays replays(InstantSource clock) {
        TestTables.create(tables.client(), "courses");
        store = new DynamoReplays(
                "courses", "bucket", TestClients.none().with(tables.client()).with(bucket), clock);
        return store;
    }

    @Override
    void put(Claim claim) {
        var put = Objects.requireNonNull(store).put(claim);
        try {
            tables.client().transactWriteItems(write -> write.transactItems(put));
        } catch (TransactionCanceledException cancelled) {
            var reason = cancelled.cancellationReasons().getFirst();
            assertThat(reason.code()).isEqualTo("ConditionalCheckFailed");
            throw Objects.requireNonNull(store).taken(claim, reason);
        }
    }

    @Test
    void aLargeBodyIsKeptInTheBucket() {
        byte[] noise = new byte[400_000];
        new Random(1).nextBytes(noise);
        String body = "\"" + Base64.getEncoder().encodeToString(noise) + "\"";
        Replays replays = replays(Things.NOON);
        var key = new IdempotencyKey("org_1", "createThing", "large", "f");

        put(key.claim(Answer.raw(201, bytes(body)), Things.NOON.instant()));

        assertThat(bucket.objects.keySet()).singleElement().asString().startsWith("idempotency/");
        assertThat(body(replays.find(key).orElseThrow())).isEqualTo(body);

        String other = body.toLowerCase(Locale.ROOT);
        assertThatThrownBy(() -> put(key.claim(Answer.raw(201, bytes(other)), Things.NOON.instant())))
                .isInstanceOf(Claim.Taken.class);
        assertThat(body(replays.find(key).orElseThrow())).isEqualTo(body);
    }

    @Test
    void anAnswerThatShowsASecretCantBeReadInTheTable() {
        String secret = "lyc_00000000000000000000000000_shown-once";
        Replays replays = replays(Things.NOON);
        var key = new IdempotencyKey("org_1", "createThing", "c3f1b5de-7d0a-4a52-9c4c-6f3f0e1a2b3c", "f");

        put(key.claim(Answer.raw(201, bytes("{\"api_key\":\"" + secret + "\"}")), Things.NOON.instant()));

        Map<String, AttributeValue> item = tables.client()
                .query(query -> query.tableName("courses")
                        .keyConditionExpression("PK = :pk")
                        .expressionAttributeValues(Map.of(
                                ":pk",
                                AttributeValue.fromS("IDEMPOTENCY#org_1#createThing#"
                                        + Digests.sha256(key.key().getBytes(StandardCharsets.UTF_8))))))
                .items()
                .getFirst();
        byte[] kept = Objects.requireNonNull(item.get("body")).b().asByteArray();
        assertThat(item.toString()).doesNotContain(key.key());
        var other = new IdempotencyKey("org_1", "createThing", "another key", "f");
        assertThatThrownBy(() -> SealedBody.open(other, kept)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> SealedBody.expanded(kept)).isInstanceOf(UncheckedIOException.class);
        assertThat(body(replays.find(key).orElseThrow())).contains(secret);
    }

    @Test
    void aKeptAnswerThatWasChangedDoesNotOpen() {
        var key = new IdempotencyKey("org_1", "createThing", "k", "f");
        byte[] sealed = SealedBody.seal(key, bytes("{}"));
        assertThat(SealedBody.open(key, sealed)).isEqualTo(bytes("{}"));
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> SealedBody.open(key, sealed)).isInstanceOf(IllegalStateException.class);
    }

    /** A bucket in memory, as far as kept answers need one. */
    private static final class Bucket implements S3Client {
        private final Map<String, byte[]> objects = new HashMap<>();

        @Override
        public PutObjectResponse putObject(PutObjectRequest put, RequestBody body) {
            try (var content = body.contentStreamProvider().newStream()) {
                objects.put(put.key(), content.readAllBytes());
                return PutObjectResponse.builder().build();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        @Override
        public ResponseBytes<GetObjectResponse> getObjectAsBytes(GetObjectRequest get) {
            return ResponseBytes.fromByteArray(
                    GetObjectResponse.builder().build(), Objects.requireNonNull(objects.get(get.key())));
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
