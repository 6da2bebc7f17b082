package lyceum.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** A store behind one of its doors: what a suite that judges the semantics is run on. */
final class Store implements AutoCloseable {

    /** Both storages behind both doors, and the asynchronous client, which is the same on both. */
    enum Kind {
        MEMORY_IN_PROCESS(false, Door.IN_PROCESS),
        MEMORY_ASYNC(false, Door.ASYNC),
        MEMORY_HTTP(false, Door.HTTP),
        DISK_IN_PROCESS(true, Door.IN_PROCESS),
        DISK_HTTP(true, Door.HTTP);

        private final boolean disk;
        private final Door door;

        Kind(boolean disk, Door door) {
            this.disk = disk;
            this.door = door;
        }
    }

    private enum Door {
        IN_PROCESS,
        ASYNC,
        HTTP
    }

    private final Kind kind;
    private final AtomicInteger tableCount = new AtomicInteger();
    private final VirtualClock clock = new VirtualClock();
    private final @Nullable Path directory;
    private final Tables tables;
    private final DynamoDbClient client;
    private final DynamoDbStreamsClient streams;

    private Store(Kind kind) throws IOException {
        this.kind = kind;
        directory = kind.disk ? Files.createTempDirectory("tables-test") : null;
        var settings = directory == null ? TablesSettings.inMemory() : TablesSettings.onDisk(directory);
        tables = Tables.open(settings.withClock(clock).withExpiryInterval(Duration.ZERO));
        client = switch (kind.door) {
            case IN_PROCESS -> tables.client();
            case ASYNC -> new BlockingClient(tables.asyncClient());
            case HTTP -> httpClient(tables);
        };
        streams = kind.door == Door.HTTP ? httpStreams(tables) : tables.streams();
    }

    static Store open(Kind kind) {
        try {
            return new Store(kind);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A store of each kind, one after another; JUnit closes each after its last test. */
    static Stream<Store> all() {
        return Stream.of(Kind.values()).map(Store::open);
    }

    /** A store behind each door, in memory: enough where storage makes no difference. */
    static Stream<Store> doors() {
        return Stream.of(Kind.MEMORY_IN_PROCESS, Kind.MEMORY_HTTP).map(Store::open);
    }

    /** The SDK's own client on an HTTP door of a store. */
    static DynamoDbClient httpClient(Tables tables) {
        return DynamoDbClient.builder()
                .endpointOverride(tables.serve(0).uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(configuration -> configuration.retryStrategy(RetryMode.STANDARD))
                .build();
    }

    private static DynamoDbStreamsClient httpStreams(Tables tables) {
        return DynamoDbStreamsClient.builder()
                .endpointOverride(tables.serve(0).uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** A name that no table of this store has. */
    String freshName() {
        return "table-" + tableCount.incrementAndGet();
    }

    /** A new table with a string hash key {@code pk}. */
    String freshTable() {
        var name = freshName();
        Items.simpleTable(client, name);
        return name;
    }

    DynamoDbClient client() {
        return client;
    }

    DynamoDbStreamsClient streams() {
        return streams;
    }

    Tables tables() {
        return tables;
    }

    VirtualClock clock() {
        return clock;
    }

    @Override
    public String toString() {
        return kind.toString();
    }

    @Override
    public void close() {
        client.close();
        streams.close();
        tables.close();
        if (directory != null) {
            delete(directory);
        }
    }

    static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            for (var each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
