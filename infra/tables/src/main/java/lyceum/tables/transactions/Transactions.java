package lyceum.tables.transactions;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import lyceum.tables.capacity.Meter;
import lyceum.tables.catalog.Catalog;
import lyceum.tables.engine.ItemReads;
import lyceum.tables.engine.ItemWrites;
import lyceum.tables.grammar.ExpressionKind;
import lyceum.tables.grammar.Projection;
import lyceum.tables.index.StorageKeys;
import lyceum.tables.json.SdkJson;
import lyceum.tables.rejection.ErrorCode;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.schema.Table;
import lyceum.tables.storage.Change;
import lyceum.tables.storage.Storage;
import lyceum.tables.validation.Constraints;
import lyceum.tables.validation.ExpressionParameters;
import lyceum.tables.validation.ExpressionParameters.Given;
import lyceum.tables.validation.ItemRules;
import lyceum.tables.validation.Parameters;
import lyceum.tables.value.ItemCodec;
import lyceum.tables.value.SdkValues;
import lyceum.tables.value.Sizes;
import lyceum.tables.value.Value;
import lyceum.tables.writing.Write;
import lyceum.tables.writing.Writer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/** TransactWriteItems and TransactGetItems. A client token makes a write happen once in ten minutes. */
public final class Transactions {
    private static final int MOST_ACTIONS = 100;
    private static final int MOST_BYTES = 4 << 20;
    private static final int LONGEST_TOKEN = 36;
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

    private final Storage storage;
    private final Catalog catalog;
    private final Writer writer;
    private final ItemReads reads;
    private final InstantSource clock;

    public Transactions(Storage storage, Catalog catalog, Writer writer, ItemReads reads, InstantSource clock) {
        this.storage = storage;
        this.catalog = catalog;
        this.writer = writer;
        this.reads = reads;
        this.clock = clock;
    }

    public TransactWriteItemsResponse write(TransactWriteItemsRequest request, Meter meter) {
        checkShape(request);
        try (var _ = catalog.use()) {
            var writes = request.transactItems().stream().map(this::action).toList();
            var places = new ArrayList<>(writes.stream().map(Write::place).toList());
            checkTogether(writes, places);
            var token = Token.of(request);
            if (token != null) {
                places.add(token.place);
            }
            try (var _ = writer.hold(places)) {
                if (token == null) {
                    writer.writeAll(writes, meter, List.of());
                } else if (!happened(token)) {
                    writer.writeAll(writes, meter, List.of(remember(token)));
                } else {
                    // A repeated request only reads what it wrote before.
                    writes.forEach(write -> reads.read(write.table(), write.place(), true, meter));
                }
            }
        }
        storage.sync();
        return TransactWriteItemsResponse.builder()
                .consumedCapacity(meter.answerSplit(request.returnConsumedCapacity()))
                .build();
    }

    private static void checkShape(TransactWriteItemsRequest request) {
        var constraints = new Constraints();
        Parameters.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        constraints
                .notNull("transactItems", request.hasTransactItems() ? request.transactItems() : null)
                .size("transactItems", request.transactItems(), 1, MOST_ACTIONS);
        var token = request.clientRequestToken();
        constraints.require(
                token == null || (!token.isEmpty() && token.length() <= LONGEST_TOKEN),
                "clientRequestToken",
                token,
                "Member must have length less than or equal to " + LONGEST_TOKEN);
        constraints.check();
    }

    private static void checkTogether(List<Write> writes, List<byte[]> places) {
        if (!ItemReads.distinct(places)) {
            throw Rejection.validation("Transaction request cannot include multiple operations on one item");
        }
        var bytes = writes.stream()
                .mapToLong(write -> write.effect() instanceof Write.Put(var item) ? Sizes.ofItem(item) : 0)
                .sum();
        if (bytes > MOST_BYTES) {
            throw Rejection.validation(
                    "Collection size exceeded: The aggregate size of the items in the transaction exceeds 4 MB");
        }
    }

    private Write action(TransactWriteItem item) {
        var given = Stream.of(item.conditionCheck(), item.put(), item.delete(), item.update())
                .filter(Objects::nonNull)
                .count();
        if (given != 1) {
            throw Rejection.validation("TransactItems can only contain one of Check, Put, Update or Delete");
        }
        if (item.put() != null) {
            return put(item.put());
        }
        if (item.update() != null) {
            return update(item.update());
        }
        if (item.delete() != null) {
            return delete(item.delete());
        }
        return check(item.conditionCheck());
    }

    private Write put(software.amazon.awssdk.services.dynamodb.model.Put put) {
        new Constraints()
                .notNull("transactItems.member.put.item", put.hasItem() ? put.item() : null)
                .tableName(put.tableName())
                .check();
        var item = SdkValues.fromSdk(put.item());
        var condition = ItemWrites.condition(
                put.conditionExpression(),
                put.hasExpressionAttributeNames() ? put.expressionAttributeNames() : null,
                put.hasExpressionAttributeValues() ? put.expressionAttributeValues() : null);
        return Write.put(
                catalog.require(put.tableName()),
                item,
                condition,
                ItemWrites.showsOld(put.returnValuesOnConditionCheckFailure()));
    }

    private Write update(software.amazon.awssdk.services.dynamodb.model.Update update) {
        new Constraints()
                .notNull("transactItems.member.update.key", update.hasKey() ? update.key() : null)
                .notNull("transactItems.member.update.updateExpression", update.updateExpression())
                .tableName(update.tableName())
                .check();
        var expressions = ExpressionParameters.of(
                List.of(
                        new Given(ExpressionKind.UPDATE, update.updateExpression()),
                        new Given(ExpressionKind.CONDITION, update.conditionExpression())),
                update.hasExpressionAttributeNames() ? update.expressionAttributeNames() : null,
                update.hasExpressionAttributeValues() ? update.expressionAttributeValues() : null);
        var change = expressions.update(update.updateExpression());
        var condition = expressions.condition(ExpressionKind.CONDITION, update.conditionExpression());
        expressions.close();
        return Write.update(
                catalog.require(update.tableName()),
                SdkValues.fromSdk(update.key()),
                change,
                condition,
                ItemWrites.showsOld(update.returnValuesOnConditionCheckFailure()));
    }

    private Write delete(software.amazon.awssdk.services.dynamodb.model.Delete delete) {
        new Constraints()
                .notNull("transactItems.member.delete.key", delete.hasKey() ? delete.key() : null)
                .tableName(delete.tableName())
                .check();
        var condition = ItemWrites.condition(
                delete.conditionExpression(),
                delete.hasExpressionAttributeNames() ? delete.expressionAttributeNames() : null,
                delete.hasExpressionAttributeValues() ? delete.expressionAttributeValues() : null);
        return Write.delete(
                catalog.require(delete.tableName()),
                SdkValues.fromSdk(delete.key()),
                condition,
                ItemWrites.showsOld(delete.returnValuesOnConditionCheckFailure()));
    }

    private Write check(software.amazon.awssdk.services.dynamodb.model.ConditionCheck check) {
        new Constraints()
                .notNull("transactItems.member.conditionCheck.key", check.hasKey() ? check.key() : null)
                .notNull("transactItems.member.conditionCheck.conditionExpression", check.conditionExpression())
                .tableName(check.tableName())
                .check();
        var condition = ItemWrites.condition(
                check.conditionExpression(),
                check.hasExpressionAttributeNames() ? check.expressionAttributeNames() : null,
                check.hasExpressionAttributeValues() ? check.expressionAttributeValues() : null);
        return Write.check(
                catalog.require(check.tableName()),
                SdkValues.fromSdk(check.key()),
                Objects.requireNonNull(condition),
                ItemWrites.showsOld(check.returnValuesOnConditionCheckFailure()));
    }

    /**
     * A client token.
     *
     * @param digest of the request it came with, to tell another request with the same token
     */
    @SuppressWarnings("ArrayRecordComponent") // short-lived and never compared
    private record Token(byte[] place, String digest) {

        static @Nullable Token of(TransactWriteItemsRequest request) {
            var token = request.clientRequestToken();
            if (token == null) {
                return null;
            }
            // Not null: the SDK would write a new random token for none.
            var rest = request.toBuilder()
                    .clientRequestToken("")
                    .returnConsumedCapacity((String) null)
                    .returnItemCollectionMetrics((String) null)
                    .build();
            try {
                var digest = MessageDigest.getInstance("SHA-256")
                        .digest(SdkJson.write(rest).getBytes(StandardCharsets.UTF_8));
                return new Token(StorageKeys.token(token), HexFormat.of().formatHex(digest));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }

    private boolean happened(Token token) {
        var stored = storage.get(token.place);
        if (stored == null) {
            return false;
        }
        var remembered = ItemCodec.decode(stored);
        if (!(remembered.get("until") instanceof Value.N(var until))
                || until.longValueExact() <= clock.instant().getEpochSecond()) {
            return false;
        }
        if (!new Value.S(token.digest).equals(remembered.get("digest"))) {
            throw Rejection.of(
                    ErrorCode.IDEMPOTENT_PARAMETER_MISMATCH,
                    "Request parameters do not match the parameters of the request with the same client token");
        }
        return true;
    }

    private Change remember(Token token) {
        var until = clock.instant().plus(TOKEN_LIFE).getEpochSecond();
        return Change.put(
                token.place,
                ItemCodec.encode(
                        Map.of("digest", new Value.S(token.digest), "until", new Value.N(BigDecimal.valueOf(until)))));
    }

    public TransactGetItemsResponse get(TransactGetItemsRequest request, Meter meter) {
        var constraints = new Constraints();
        Parameters.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        constraints
                .notNull("transactItems", request.hasTransactItems() ? request.transactItems() : null)
                .size("transactItems", request.transactItems(), 1, MOST_ACTIONS)
                .check();
        var gets = request.transactItems().stream().map(this::get).toList();
        var places = gets.stream().map(Get::place).toList();
        if (!ItemReads.distinct(places)) {
            throw Rejection.validation("Transaction request cannot include multiple operations on one item");
        }
        var responses = new ArrayList<ItemResponse>();
        var bytes = 0L;
        try (var _ = writer.hold(places)) {
            for (var get : gets) {
                var item = reads.readTwice(get.table, get.place, meter);
                bytes += item == null ? 0 : Sizes.ofItem(item);
                responses.add(answer(get, item));
            }
        }
        if (bytes > MOST_BYTES) {
            throw Rejection.validation(
                    "Collection size exceeded: The aggregate size of the items in the transaction exceeds 4 MB");
        }
        return TransactGetItemsResponse.builder()
                .responses(responses)
                .consumedCapacity(meter.answerSplit(request.returnConsumedCapacity()))
                .build();
    }

    @SuppressWarnings("ArrayRecordComponent") // short-lived and never compared
    private record Get(Table table, byte[] place, @Nullable Projection projection) {}

    private Get get(TransactGetItem item) {
        var get = item.get();
        new Constraints().notNull("transactItems.member.get", get).check();
        new Constraints()
                .notNull("transactItems.member.get.key", get.hasKey() ? get.key() : null)
                .tableName(get.tableName())
                .check();
        var projection = ItemReads.projection(
                get.projectionExpression(), get.hasExpressionAttributeNames() ? get.expressionAttributeNames() : null);
        var key = SdkValues.fromSdk(get.key());
        var table = catalog.require(get.tableName());
        ItemRules.checkKey(table, key);
        return new Get(table, StorageKeys.item(table, key), projection);
    }

    private static ItemResponse answer(Get get, @Nullable Map<String, Value> item) {
        Map<String, AttributeValue> shown = item == null ? null : SdkValues.toSdk(ItemReads.cut(item, get.projection));
        return ItemResponse.builder().item(shown).build();
    }
}
