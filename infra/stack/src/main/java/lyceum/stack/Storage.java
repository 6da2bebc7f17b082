package lyceum.stack;

import static java.util.Objects.requireNonNull;

import java.util.List;
import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** Tables and buckets: what outlives the stack. */
final class Storage extends Construct {
    /** The index that lists courses and jobs of an organisation. */
    static final String LISTING = "listing";

    /** The index of jobs that have not ended, for the sweeper. */
    static final String ACTIVE = "active";

    /** What a list of courses shows, so that listing reads no whole course. */
    private static final List<String> SUMMARY = List.of(
            "course_id",
            "title",
            "audience",
            "level",
            "language",
            "state",
            "version",
            "partial",
            "lessons",
            "reading_minutes",
            "created_at",
            "updated_at");

    private final Table courses = table("Courses");
    private final Table accounts = table("Accounts");
    private final Table limits = table("Limits");
    private final Table performance = table("Performance");
    private final Bucket logs;
    private final Bucket bucket;
    private final Bucket pages;

    Storage(Construct scope) {
        super(scope, "Storage");
        courses.addGlobalSecondaryIndex(GlobalSecondaryIndexProps.builder()
                .indexName(LISTING)
                .partitionKey(key("GSI1PK"))
                .sortKey(key("GSI1SK"))
                .projectionType(ProjectionType.INCLUDE)
                .nonKeyAttributes(SUMMARY)
                .build());
        courses.addGlobalSecondaryIndex(GlobalSecondaryIndexProps.builder()
                .indexName(ACTIVE)
                .partitionKey(key("GSI2PK"))
                .sortKey(key("GSI2SK"))
                .projectionType(ProjectionType.KEYS_ONLY)
                .build());
        logs = bucket("Logs")
                // The edge writes its log by access control list, which needs this ownership.
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_PREFERRED)
                .lifecycleRules(List.of(expiring("", 90)))
                .build();
        bucket = bucket("Bucket")
                .serverAccessLogsBucket(logs)
                .serverAccessLogsPrefix("bucket/")
                .lifecycleRules(List.of(
                        expiring("uploads/", 7),
                        // A job may wait two weeks for approval and needs its request until then.
                        expiring("requests/", 16),
                        expiring("exports/", 30),
                        expiring("reports/", 400),
                        // Answers too large for the table, kept for the 24 hours of an Idempotency-Key.
                        expiring("idempotency/", 2),
                        LifecycleRule.builder()
                                .abortIncompleteMultipartUploadAfter(Duration.days(1))
                                .build()))
                .build();
        pages = bucket("Pages")
                .serverAccessLogsBucket(logs)
                .serverAccessLogsPrefix("pages/")
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        Findings.acknowledge(logs, "AwsSolutions-S1", "This is the bucket that access logs go to.");
    }

    Table courses() {
        return courses;
    }

    Table accounts() {
        return accounts;
    }

    /** How much each caller has called. */
    Table limits() {
        return limits;
    }

    /** What was measured. */
    Table performance() {
        return performance;
    }

    /** Sources, large course bodies and exports. */
    Bucket bucket() {
        return bucket;
    }

    /** The name of a bucket in the template, as findings give it. */
    static String logicalId(Bucket bucket) {
        return Stack.of(bucket)
                .getLogicalId((CfnElement) requireNonNull(bucket.getNode().getDefaultChild()));
    }

    /** The static pages behind the edge. */
    Bucket pages() {
        return pages;
    }

    /** Where buckets and the edge log each access. */
    Bucket logs() {
        return logs;
    }

    private Table table(String id) {
        return Table.Builder.create(this, id)
                .partitionKey(key("PK"))
                .sortKey(key("SK"))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .timeToLiveAttribute("expires_at")
                .encryption(TableEncryption.AWS_MANAGED)
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    private static Attribute key(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }

    private Bucket.Builder bucket(String id) {
        return Bucket.Builder.create(this, id)
                .encryption(BucketEncryption.S3_MANAGED)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .removalPolicy(RemovalPolicy.RETAIN);
    }

    private static LifecycleRule expiring(String prefix, int days) {
        var rule = LifecycleRule.builder().expiration(Duration.days(days));
        return prefix.isEmpty() ? rule.build() : rule.prefix(prefix).build();
    }
}
