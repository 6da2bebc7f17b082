package lyceum.tables;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import lyceum.tables.client.InProcessAsyncClient;
import lyceum.tables.client.InProcessClient;
import lyceum.tables.client.InProcessStreamsClient;
import lyceum.tables.engine.Engine;
import lyceum.tables.protocol.Endpoint;
import lyceum.tables.protocol.HttpEndpoint;
import lyceum.tables.protocol.Protocol;
import lyceum.tables.schema.Declaration;
import lyceum.tables.service.CallGuard;
import lyceum.tables.service.Service;
import lyceum.tables.storage.DiskStorage;
import lyceum.tables.storage.MemoryStorage;
import lyceum.tables.storage.Storage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * A table store: open it, take clients from it, close it. Safe for many threads.
 *
 * <pre>{@code
 * try (var tables = Tables.inMemory()) {
 *     DynamoDbClient dynamo = tables.client();
 * }
 * }</pre>
 */
public final class Tables implements AutoCloseable {
    private final Storage storage;
    private final Engine engine;
    private final Service service;
    private final List<Endpoint> endpoints = new CopyOnWriteArrayList<>();
    private final @Nullable ExpiryTimer timer;

    private Tables(TablesSettings settings, Storage storage) {
        this.storage = storage;
        this.engine = new Engine(
                storage, settings.clock(), new Declaration(settings.clock(), settings.region(), settings.account()));
        this.service = new Service(engine.operations(), settings.faults(), settings.listener());
        this.timer = settings.expiryInterval().isPositive()
                ? new ExpiryTimer(settings.expiryInterval(), engine::expireItems)
                : null;
    }

    /** A store in memory on the system's clock. */
    public static Tables inMemory() {
        return open(TablesSettings.inMemory());
    }

    /** A store in memory on a clock of the caller's. */
    public static Tables inMemory(InstantSource clock) {
        return open(TablesSettings.inMemory().withClock(clock));
    }

    /**
     * A store in a directory, made if need be.
     *
     * @throws lyceum.tables.storage.StorageException if the directory is in use or damaged
     */
    public static Tables open(Path directory) {
        return open(TablesSettings.onDisk(directory));
    }

    /**
     * A store as the settings say.
     *
     * @throws lyceum.tables.storage.StorageException if its directory is in use or damaged
     */
    public static Tables open(TablesSettings settings) {
        Storage storage = settings.directory().isPresent()
                ? DiskStorage.open(settings.directory().get())
                : new MemoryStorage();
        try {
            return new Tables(settings, storage);
        } catch (RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    /** A client in this process. It needs no closing and works until the store is closed. */
    public DynamoDbClient client() {
        return client(CallGuard.NONE);
    }

    /** A client of which every call must first pass a guard. */
    public DynamoDbClient client(CallGuard guard) {
        return new InProcessClient(engine, service, guard);
    }

    /** An asynchronous client in this process. It needs no closing and works until the store is closed. */
    public DynamoDbAsyncClient asyncClient() {
        return asyncClient(CallGuard.NONE);
    }

    /** An asynchronous client of which every call must first pass a guard. */
    public DynamoDbAsyncClient asyncClient(CallGuard guard) {
        return new InProcessAsyncClient(client(guard));
    }

    /** A client for the streams of tables, in this process. It needs no closing. */
    public DynamoDbStreamsClient streams() {
        return streams(CallGuard.NONE);
    }

    /** A client for streams of which every call must first pass a guard. */
    public DynamoDbStreamsClient streams(CallGuard guard) {
        return new InProcessStreamsClient(engine.streamsApi, service, guard);
    }

    /** DynamoDB's protocol without HTTP around it, for a door of the caller's own; every call must first pass a guard. */
    public Protocol protocol(CallGuard guard) {
        return new Protocol(service, guard);
    }

    /**
     * Opens the HTTP door on loopback.
     *
     * @param port the port, or 0 for any free one
     * @throws java.io.UncheckedIOException if the port can't be had
     */
    public Endpoint serve(int port) {
        var endpoint = HttpEndpoint.open(port, protocol(CallGuard.NONE));
        endpoints.add(endpoint);
        return endpoint;
    }

    /**
     * Removes the items that have expired by the store's clock. The store does this by itself every
     * {@link TablesSettings#expiryInterval}; call it to be certain after moving a clock.
     *
     * @return how many items were removed
     */
    public int expireItems() {
        return engine.expireItems();
    }

    /** Closes doors and storage. Calls after this fail. */
    @Override
    public void close() {
        endpoints.forEach(Endpoint::close);
        if (timer != null) {
            timer.close();
        }
        storage.close();
    }
}
