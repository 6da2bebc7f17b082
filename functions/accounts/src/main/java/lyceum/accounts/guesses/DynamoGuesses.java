package lyceum.accounts.guesses;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.table.Item;
import lyceum.accounts.table.Keys;
import lyceum.accounts.table.Writes;
import lyceum.platform.http.Claim;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Guesses in the accounts table: one item for each count, begun anew by a conditional put when its window is over. */
public final class DynamoGuesses implements Guesses {
    private static final String COUNT = "guesses";

    /** Enough for windows that end and begin while they are looked at. */
    private static final int ATTEMPTS = 4;

    private static final int FORGOTTEN_AT_ONCE = 80;

    private final String table;
    private final DynamoDbClient dynamo;
    private final Writes writes;
    private final InstantSource clock;

    public DynamoGuesses(String table, DynamoDbClient dynamo, Writes writes, InstantSource clock) {
        this.table = table;
        this.dynamo = dynamo;
        this.writes = writes;
        this.clock = clock;
    }

    @Override
    public Standing standing(String account, String network) {
        var keys = List.of(Keys.guessesOf(account), Keys.guessesFrom(network));
        var found = dynamo.batchGetItem(get -> get.requestItems(Map.of(
                table,
                KeysAndAttributes.builder().keys(keys).consistentRead(true).build())));
        var counts = new HashMap<AttributeValue, Item>();
        found.responses().getOrDefault(table, List.of()).stream()
                .map(Item::of)
                .filter(item -> end(item).isAfter(clock.instant()))
                .forEach(item -> counts.put(AttributeValue.fromS(item.text(Keys.PK)), item));
        Optional<Item> ofAccount =
                Optional.ofNullable(counts.get(keys.getFirst().get(Keys.PK)));
        Optional<Item> ofNetwork = Optional.ofNullable(counts.get(keys.getLast().get(Keys.PK)));
        return new Standing(
                ofAccount.map(DynamoGuesses::count).orElse(0),
                ofNetwork.map(DynamoGuesses::count).orElse(0),
                ofAccount.map(DynamoGuesses::end).orElse(Instant.EPOCH),
                ofNetwork.map(DynamoGuesses::end).orElse(Instant.EPOCH));
    }

    @Override
    public Admission take(String account, String network) {
        return count(Keys.guesses(account, network), PER_ACCOUNT_AND_NETWORK);
    }

    @Override
    public void giveBack(String account, String network) {
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(Keys.guesses(account, network))
                    .updateExpression("SET guesses = guesses - :one")
                    .conditionExpression("guesses > :none")
                    .expressionAttributeValues(Map.of(":one", number(1), ":none", number(0))));
        } catch (ConditionalCheckFailedException forgotten) {
            // There is nothing to give back: the account was unlocked meanwhile.
        }
    }

    @Override
    public void wrong(String account, String network) {
        count(Keys.guessesOf(account), Integer.MAX_VALUE);
        count(Keys.guessesFrom(network), Integer.MAX_VALUE);
    }

    /** An account has hardly ever more counts than one transaction holds: strangers are shut out before. */
    @Override
    public void forget(String account, List<AuditEvent> events, Optional<Claim> claim) {
        List<TransactWriteItem> some = counts(account);
        if (!some.isEmpty() || !events.isEmpty()) {
            writes.commit(some, events, claim);
        }
        while (some.size() == FORGOTTEN_AT_ONCE) {
            some = counts(account);
            if (!some.isEmpty()) {
                writes.commit(some, List.of(), Optional.empty());
            }
        }
    }

    private List<TransactWriteItem> counts(String account) {
        var partition = Keys.guessesOf(account).get(Keys.PK);
        return dynamo
                .query(query -> query.tableName(table)
                        .keyConditionExpression("PK = :pk")
                        .expressionAttributeValues(Map.of(":pk", partition))
                        .consistentRead(true)
                        .limit(FORGOTTEN_AT_ONCE))
                .items()
                .stream()
                .map(item -> TransactWriteItem.builder()
                        .delete(delete -> delete.tableName(table)
                                .key(Map.of(Keys.PK, item.get(Keys.PK), Keys.SK, item.get(Keys.SK))))
                        .build())
                .toList();
    }

    /** Begins a window where none runs, else counts within it, up to {@code most}. */
    private Admission count(Map<String, AttributeValue> key, int most) {
        Instant now = clock.instant();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (begun(key, now)) {
                return new Admission.Admitted(1);
            }
            try {
                var counted = dynamo.updateItem(update -> update.tableName(table)
                        .key(key)
                        .updateExpression("SET guesses = guesses + :one")
                        .conditionExpression("guesses < :most AND expires_at > :now")
                        .expressionAttributeValues(
                                Map.of(":one", number(1), ":most", number(most), ":now", number(now.getEpochSecond())))
                        .returnValues(ReturnValue.UPDATED_NEW)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
                return new Admission.Admitted(count(Item.of(counted.attributes())));
            } catch (ConditionalCheckFailedException refused) {
                if (refused.hasItem() && end(Item.of(refused.item())).isAfter(now)) {
                    return new Admission.Refused(end(Item.of(refused.item())));
                }
            }
        }
        throw new IllegalStateException("The window of a count neither runs nor begins.");
    }

    private boolean begun(Map<String, AttributeValue> key, Instant now) {
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(Item.at(key)
                            .number(COUNT, 1)
                            .number(Keys.EXPIRES_AT, now.plus(WINDOW).getEpochSecond())
                            .attributes())
                    .conditionExpression("attribute_not_exists(PK) OR expires_at <= :now")
                    .expressionAttributeValues(Map.of(":now", number(now.getEpochSecond()))));
            return true;
        } catch (ConditionalCheckFailedException runs) {
            return false;
        }
    }

    private static int count(Item item) {
        return Math.toIntExact(item.number(COUNT));
    }

    private static Instant end(Item item) {
        return Instant.ofEpochSecond(item.number(Keys.EXPIRES_AT));
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
