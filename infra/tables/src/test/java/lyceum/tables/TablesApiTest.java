package lyceum.tables;

import static lyceum.tables.Items.attribute;
import static lyceum.tables.Items.hash;
import static lyceum.tables.Items.invalid;
import static lyceum.tables.Items.range;
import static lyceum.tables.Items.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** Tags, backups, limits and the words of CreateTable, through both doors. */
@ParameterizedClass
@MethodSource("lyceum.tables.Store#all")
class TablesApiTest {
    private final DynamoDbClient client;
    private final Store store;
    private final String table;
    private final String arn;

    TablesApiTest(Store store) {
        this.store = store;
        client = store.client();
        table = store.freshTable();
        arn = client.describeTable(request -> request.tableName(table)).table().tableArn();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private Map<String, String> tags() {
        return client.listTagsOfResource(request -> request.resourceArn(arn)).tags().stream()
                .collect(Collectors.toMap(Tag::key, Tag::value));
    }

    @Test
    void tagsAreAddedReplacedAndRemoved() {
        client.tagResource(request -> request.resourceArn(arn).tags(tag("env", "test"), tag("team", "a")));
        client.tagResource(request -> request.resourceArn(arn).tags(tag("env", "live")));
        assertThat(tags()).isEqualTo(Map.of("env", "live", "team", "a"));
        client.untagResource(request -> request.resourceArn(arn).tagKeys("team", "none"));
        assertThat(tags()).isEqualTo(Map.of("env", "live"));
    }

    @Test
    void aTableMayBeBornWithTags() {
        var name = store.freshName();
        var created = client.createTable(request -> request.tableName(name)
                .attributeDefinitions(attribute("pk", ScalarAttributeType.S))
                .keySchema(hash("pk"))
                .billingMode("PAY_PER_REQUEST")
                .tags(tag("a", "b")));
        assertThat(client.listTagsOfResource(request ->
                                request.resourceArn(created.tableDescription().tableArn()))
                        .tags())
                .containsExactly(tag("a", "b"));
    }

    @Test
    void tagsThatDoNotFitAreRefused() {
        assertThat(invalid(() -> client.tagResource(
                        request -> request.resourceArn("nothing").tags(tag("a", "b")))))
                .isEqualTo("Invalid TableArn: Invalid ResourceArn provided as input nothing");
        var foreign = "arn:aws:dynamodb:us-east-1:000000000000:table/other";
        assertThat(refused(
                        () -> client.listTagsOfResource(request -> request.resourceArn(foreign)),
                        "AccessDeniedException"))
                .contains("dynamodb:ListTagsOfResource on resource: " + foreign);
        assertThat(refused(
                        () -> client.listTagsOfResource(request -> request.resourceArn(arn + "x")),
                        "ResourceNotFoundException"))
                .contains(arn + "x");
        var tooMany = IntStream.range(0, 51).mapToObj(i -> tag("k" + i, "")).toList();
        assertThat(invalid(() ->
                        client.tagResource(request -> request.resourceArn(arn).tags(tooMany))))
                .contains("50");
        assertThat(invalid(() ->
                        client.tagResource(request -> request.resourceArn(arn).tags(tag("", "b")))))
                .contains("tags.1.member.key");
        assertThat(invalid(() ->
                        client.tagResource(request -> request.resourceArn(arn).tags(tag("a", "50 %!")))))
                .contains("Value '50 %!' at 'tags.1.member.value' failed to satisfy constraint");
        client.tagResource(request -> request.resourceArn(arn).tags(tag("größe 1", "+-=._:/@")));
        assertThat(invalid(() ->
                        client.tagResource(request -> request.resourceArn(arn).tags(List.of()))))
                .isEqualTo("Atleast one Tag needs to be provided as Input.");
        assertThat(invalid(() ->
                        client.untagResource(request -> request.resourceArn(arn).tagKeys(List.of()))))
                .isEqualTo("Atleast one Tag Key needs to be provided as Input.");
        assertThat(invalid(() -> client.listTagsOfResource(request -> request.resourceArn(arn + "/index/any"))))
                .isEqualTo("One or more parameter values were invalid: Invalid resource arn provided, only table or"
                        + " stream is accepted. Provided resource arn: " + arn + "/index/any");
    }

    @Test
    void continuousBackupsAreSaidToBeOn() {
        assertThat(recovery()).isEqualTo(PointInTimeRecoveryStatus.DISABLED);
        client.updateContinuousBackups(request -> request.tableName(table)
                .pointInTimeRecoverySpecification(recovery -> recovery.pointInTimeRecoveryEnabled(true)));
        assertThat(recovery()).isEqualTo(PointInTimeRecoveryStatus.ENABLED);
        client.updateContinuousBackups(request -> request.tableName(table)
                .pointInTimeRecoverySpecification(recovery -> recovery.pointInTimeRecoveryEnabled(false)));
        assertThat(recovery()).isEqualTo(PointInTimeRecoveryStatus.DISABLED);
        assertThat(refused(
                        () -> client.describeContinuousBackups(request -> request.tableName("none")),
                        "TableNotFoundException"))
                .isEqualTo("Table not found: none");
    }

    private PointInTimeRecoveryStatus recovery() {
        return client.describeContinuousBackups(request -> request.tableName(table))
                .continuousBackupsDescription()
                .pointInTimeRecoveryDescription()
                .pointInTimeRecoveryStatus();
    }

    @Test
    void theAccountIsDescribed() {
        assertThat(client.describeLimits().tableMaxWriteCapacityUnits()).isEqualTo(40_000);
        assertThat(client.describeEndpoints().endpoints())
                .singleElement()
                .satisfies(endpoint -> assertThat(endpoint.address()).isEqualTo("dynamodb.us-east-1.amazonaws.com"));
    }

    private String refusedTable(UnaryOperator<CreateTableRequest.Builder> declare) {
        var sound = Items.sortedTable(store.freshName(), ScalarAttributeType.S);
        return invalid(() -> client.createTable(declare.apply(sound).build()));
    }

    @Test
    void nothingIsDeclaredTwiceOrOutOfBounds() {
        assertThat(refusedTable(request -> request.attributeDefinitions(
                        attribute("pk", ScalarAttributeType.S),
                        attribute("sk", ScalarAttributeType.S),
                        attribute("pk", ScalarAttributeType.N))))
                .isEqualTo("Attribute Name is duplicated: pk");
        assertThat(refusedTable(request -> request.billingMode("PROVISIONED")
                        .provisionedThroughput(
                                units -> units.readCapacityUnits(1L).writeCapacityUnits(1_000_000_000_001L))))
                .isEqualTo("Given value 1000000000001 for WriteCapacityUnits is out of bounds");
        assertThat(refusedTable(request ->
                        request.billingMode("PROVISIONED").provisionedThroughput(units -> units.readCapacityUnits(1L))))
                .isEqualTo(
                        "1 validation error detected: Value null at 'provisionedThroughput.writeCapacityUnits' failed"
                                + " to satisfy constraint: Member must not be null");
        assertThat(refusedTable(request -> request.keySchema(hash("k".repeat(256)))))
                .endsWith("at 'keySchema.1.member.attributeName' failed to satisfy constraint: Member must have length"
                        + " less than or equal to 255");
        assertThat(refusedTable(request -> request.globalSecondaryIndexes(including())))
                .isEqualTo("1 validation error detected: Value '[]' at"
                        + " 'globalSecondaryIndexes.1.member.projection.nonKeyAttributes' failed to satisfy constraint:"
                        + " Member must have length greater than or equal to 1");
        assertThat(refusedTable(request -> request.globalSecondaryIndexes(including("a", "a"))))
                .isEqualTo("One or more parameter values were invalid: Duplicate value in attribute name: a");
    }

    private static GlobalSecondaryIndex including(String... attributes) {
        return Items.global("index", hash("sk")).toBuilder()
                .projection(projection ->
                        projection.projectionType(ProjectionType.INCLUDE).nonKeyAttributes(attributes))
                .build();
    }

    @Test
    void whatATableDeclaresIsCheckedInTheOrderOfTheService() {
        assertThat(invalid(() -> client.createTable(
                        Items.sortedTable("ab", ScalarAttributeType.S).build())))
                .isEqualTo("1 validation error detected: Value 'ab' at 'tableName' failed to satisfy constraint: Member"
                        + " must have length greater than or equal to 3");
        assertThat(invalid(() -> client.createTable(Items.sortedTable(store.freshName(), ScalarAttributeType.S)
                        .keySchema(hash("pk"), range("sk"), range("sk"))
                        .build())))
                .isEqualTo("1 validation error detected: Value '[KeySchemaElement(attributeName=pk, keyType=HASH),"
                        + " KeySchemaElement(attributeName=sk, keyType=RANGE),"
                        + " KeySchemaElement(attributeName=sk, keyType=RANGE)]' at 'keySchema' failed to satisfy"
                        + " constraint: Member must have length less than or equal to 2");
        assertThat(invalid(() -> client.createTable(Items.sortedTable(store.freshName(), ScalarAttributeType.S)
                        .localSecondaryIndexes(Items.local("l1", hash("pk"), range("r")))
                        .globalSecondaryIndexes(Items.global("g1", hash("g")))
                        .build())))
                .isEqualTo("2 validation errors detected: Value 'g1' at 'globalSecondaryIndexes.1.member.indexName'"
                        + " failed to satisfy constraint: Member must have length greater than or equal to 3; Value"
                        + " 'l1' at 'localSecondaryIndexes.1.member.indexName' failed to satisfy constraint: Member"
                        + " must have length greater than or equal to 3");
        assertThat(invalid(() -> client.createTable(Items.sortedTable(store.freshName(), ScalarAttributeType.S)
                        .attributeDefinitions(attribute("pk", ScalarAttributeType.S))
                        .keySchema(List.of(hash("pk"), range("pk")))
                        .build())))
                .isEqualTo("Invalid KeySchema: Some index key attribute have no definition");
    }
}
