package lyceum.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** What outlives the stack is kept, private and recoverable. */
final class StorageTest {
    private final Assembly assembly = Assembly.strict();

    @Test
    void tablesSurviveTheStackAndMistakes() {
        assembly.all("AWS::DynamoDB::Table").forEach((id, table) -> {
            assertThat(assembly.resource(id).get("DeletionPolicy").asString()).isEqualTo("Retain");
            assertThat(table.get("DeletionProtectionEnabled").asBoolean()).isTrue();
            assertThat(table.get("PointInTimeRecoverySpecification")
                            .get("PointInTimeRecoveryEnabled")
                            .asBoolean())
                    .isTrue();
            assertThat(table.get("TimeToLiveSpecification").get("AttributeName").asString())
                    .isEqualTo("expires_at");
        });
        assertThat(assembly.all("AWS::DynamoDB::Table")).hasSize(4);
    }

    @Test
    void bucketsAreKeptClosed() {
        assembly.all("AWS::S3::Bucket").forEach((id, bucket) -> {
            assertThat(assembly.resource(id).get("DeletionPolicy").asString()).isEqualTo("Retain");
            assertThat(bucket.get("PublicAccessBlockConfiguration").properties())
                    .hasSize(4)
                    .allSatisfy(blocked ->
                            assertThat(blocked.getValue().asBoolean()).isTrue());
        });
        assertThat(assembly.all("AWS::S3::BucketPolicy").values()).hasSize(3).allSatisfy(policy -> assertThat(
                        policy.toString())
                .contains("\"aws:SecureTransport\":\"false\"")
                .contains("\"Deny\""));
    }

    @Test
    void whatIsMadeForOnceExpires() {
        var rules = assembly.all("AWS::S3::Bucket").entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("StorageBucket"))
                .findFirst()
                .orElseThrow()
                .getValue()
                .get("LifecycleConfiguration")
                .get("Rules");

        assertThat(rules)
                .filteredOn(rule -> rule.has("Prefix"))
                .extracting(rule -> rule.get("Prefix").asString()
                        + rule.get("ExpirationInDays").asInt())
                .containsExactlyInAnyOrderElementsOf(
                        Set.of("uploads/7", "requests/16", "exports/30", "reports/400", "idempotency/2"));
        assertThat(rules).anySatisfy(rule -> assertThat(rule.has("AbortIncompleteMultipartUpload"))
                .isTrue());
    }
}
