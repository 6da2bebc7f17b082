package lyceum.tables.compare;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import lyceum.tables.HttpLoad;
import lyceum.tables.Tables;
import lyceum.tables.compare.Side.Answer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/**
 * Sends the same random requests to this store and to dynalite and lists where they answer
 * differently, but for {@link KnownDifferences}. The README has the command.
 */
final class Differential {
    private static final int DYNALITE_PORT = 18_400;
    private static final int EXAMPLES = 5;
    private static final int CONNECTIONS = 8;
    private static final Duration WARMING_UP = Duration.ofSeconds(3);
    private static final Duration RACE = Duration.ofSeconds(5);

    private final Path directory;
    private final Tables tables;
    private final Side ours;
    private final Side theirs = new Side(URI.create("http://127.0.0.1:" + DYNALITE_PORT));
    private final Map<String, Integer> unexplained = new TreeMap<>();
    private final Map<String, String> examples = new TreeMap<>();
    private final Map<String, Integer> explained = new TreeMap<>();
    private @Nullable Process dynalite;
    private int refused;

    private Differential(Path directory, Tables tables) {
        this.directory = directory;
        this.tables = tables;
        this.ours = new Side(tables.serve(0).uri());
    }

    /** Arguments: the directory of dynalite's package, how many requests, and a seed. */
    public static void main(String[] arguments) throws Exception {
        var requests = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        var seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : System.nanoTime();
        try (var tables = Tables.inMemory()) {
            var differential = new Differential(Path.of(arguments[0]), tables);
            differential.begin();
            differential.compare(requests, new RandomRequests(new Random(seed)));
            differential.report(requests, seed);
            differential.race();
            differential.end();
            System.exit(differential.unexplained.isEmpty() ? 0 : 1);
        }
    }

    private void begin() throws IOException, InterruptedException {
        var log = Files.createTempFile("dynalite-", ".log");
        var process = new ProcessBuilder(
                        "node",
                        directory.resolve("node_modules/dynalite/cli.js").toString(),
                        "--port",
                        Integer.toString(DYNALITE_PORT),
                        "--createTableMs",
                        "0")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        dynalite = process;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        while (!Files.readString(log).contains("listening")) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new IOException("dynalite did not start: " + Files.readString(log));
            }
        }
        for (var table : ComparedTables.all()) {
            ours.ask(DeleteTableRequest.builder().tableName(table.tableName()).build());
            ours.ask(table);
            theirs.ask(table);
        }
        var ready = GetItemRequest.builder()
                .tableName(ComparedTables.SIMPLE)
                .key(Map.of("pk", AttributeValue.fromS("none")))
                .build();
        while (theirs.ask(ready).status() != 200) {
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
    }

    private void end() throws InterruptedException {
        if (dynalite != null) {
            dynalite.destroyForcibly().waitFor();
        }
    }

    private void compare(int requests, RandomRequests random) throws IOException, InterruptedException {
        for (var i = 0; i < requests; i++) {
            var request = random.next();
            var our = ours.ask(request);
            refused += our.status() == 200 ? 0 : 1;
            try {
                var their = theirs.ask(request);
                if (!our.agrees(their)) {
                    note(request, our, their);
                    heal(request);
                }
            } catch (IOException e) {
                // Some requests end dynalite's process; both begin anew with empty tables.
                explained.merge("dynalite ended on this request", 1, Integer::sum);
                end();
                begin();
            }
        }
    }

    private void note(DynamoDbRequest request, Answer our, Answer their) {
        var why = KnownDifferences.explain(request, our, their);
        if (why.isPresent()) {
            explained.merge(why.get(), 1, Integer::sum);
        } else {
            var kind = kind(request, our, their);
            if (unexplained.merge(kind, 1, Integer::sum) <= EXAMPLES) {
                examples.merge(
                        kind,
                        "     " + request + "\n     ours   " + our + "\n     theirs " + their + "\n",
                        String::concat);
            }
        }
    }

    // Gives dynalite the items that this store has now, so that one difference does not lead to others.
    private void heal(DynamoDbRequest request) throws IOException, InterruptedException {
        for (var place : Places.of(request)) {
            var stored = tables.client()
                    .getItem(get -> get.tableName(place.table()).key(place.key()))
                    .item();
            theirs.ask(
                    stored.isEmpty()
                            ? DeleteItemRequest.builder()
                                    .tableName(place.table())
                                    .key(place.key())
                                    .build()
                            : PutItemRequest.builder()
                                    .tableName(place.table())
                                    .item(stored)
                                    .build());
        }
    }

    private static String kind(DynamoDbRequest request, Answer our, Answer their) {
        return request.getClass().getSimpleName() + ": "
                + (our.status() == 200 && our.said().equals(their.said())
                        ? "capacity"
                        : shape(our) + " where dynalite gives " + shape(their));
    }

    private static String shape(Answer answer) {
        return answer.status() == 200 ? "an answer" : answer.said();
    }

    private void report(int requests, long seed) {
        System.out.printf("%,d requests with seed %d, of which %,d were refused%n", requests, seed, refused);
        explained.forEach((why, times) -> System.out.printf("%6d known: %s%n", times, why));
        unexplained.forEach(
                (kind, times) -> System.out.printf("%6d UNEXPLAINED: %s%n%s", times, kind, examples.get(kind)));
        System.out.printf("%d kinds of unexplained differences%n", unexplained.size());
    }

    // Both in memory, over HTTP, with the same few items.
    private void race() {
        for (var side : List.of(ours, theirs)) {
            var rates = new ArrayList<String>();
            for (var operation : List.of("GetItem", "PutItem")) {
                var member = operation.equals("GetItem") ? "Key" : "Item";
                LongFunction<String> body =
                        i -> "{\"TableName\":\"simple\",\"%s\":{\"pk\":{\"S\":\"p%d\"}}}".formatted(member, i % 100);
                HttpLoad.rate(side.uri(), operation, body, CONNECTIONS, WARMING_UP);
                rates.add("%s %,.0f/s"
                        .formatted(operation, HttpLoad.rate(side.uri(), operation, body, CONNECTIONS, RACE)));
            }
            System.out.printf("%s: %s, %d connections%n", side.uri(), rates, CONNECTIONS);
        }
    }
}
