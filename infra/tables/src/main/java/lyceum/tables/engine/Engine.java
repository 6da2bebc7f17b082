package lyceum.tables.engine;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import lyceum.tables.catalog.Catalog;
import lyceum.tables.catalog.TablesApi;
import lyceum.tables.reading.BatchReads;
import lyceum.tables.reading.ItemReads;
import lyceum.tables.reading.Queries;
import lyceum.tables.schema.Declaration;
import lyceum.tables.service.Operation;
import lyceum.tables.storage.Storage;
import lyceum.tables.streams.Streams;
import lyceum.tables.streams.StreamsApi;
import lyceum.tables.transactions.ReadTransactions;
import lyceum.tables.transactions.WriteTransactions;
import lyceum.tables.writing.BatchWrites;
import lyceum.tables.writing.ItemWrites;
import lyceum.tables.writing.KeyLocks;
import lyceum.tables.writing.Writer;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** All operations, carried out on one storage. */
public final class Engine {
    private final Expiry expiry;
    public final TablesApi tablesApi;
    public final StreamsApi streamsApi;
    public final Operation<GetItemRequest, GetItemResponse> getItem;
    public final Operation<PutItemRequest, PutItemResponse> putItem;
    public final Operation<UpdateItemRequest, UpdateItemResponse> updateItem;
    public final Operation<DeleteItemRequest, DeleteItemResponse> deleteItem;
    public final Operation<QueryRequest, QueryResponse> query;
    public final Operation<ScanRequest, ScanResponse> scan;
    public final Operation<BatchGetItemRequest, BatchGetItemResponse> batchGetItem;
    public final Operation<BatchWriteItemRequest, BatchWriteItemResponse> batchWriteItem;
    public final Operation<TransactGetItemsRequest, TransactGetItemsResponse> transactGetItems;
    public final Operation<TransactWriteItemsRequest, TransactWriteItemsResponse> transactWriteItems;

    /**
     * The operations on a storage.
     *
     * @param clock the time, for expiry, client tokens and timestamps
     */
    public Engine(Storage storage, InstantSource clock, Declaration declaration) {
        var streams = new Streams(storage, clock);
        var catalog = new Catalog(storage, streams);
        var writer = new Writer(storage, streams, new KeyLocks());
        var reads = new ItemReads(storage, catalog);
        var writes = new ItemWrites(storage, catalog, writer);
        var queries = new Queries(storage, catalog);
        var batchReads = new BatchReads(catalog, reads);
        var batchWrites = new BatchWrites(storage, catalog, writer);
        var readTransactions = new ReadTransactions(catalog, writer, reads);
        var writeTransactions = new WriteTransactions(storage, catalog, writer, reads, clock);
        expiry = new Expiry(storage, catalog, writer, streams, clock);
        tablesApi = new TablesApi(storage, catalog, declaration, clock);
        streamsApi = new StreamsApi(storage, streams, clock);
        getItem = new Operation<>(
                "GetItem", GetItemRequest.class, GetItemResponse.class, GetItemRequest::builder, reads::get);
        putItem = new Operation<>(
                "PutItem", PutItemRequest.class, PutItemResponse.class, PutItemRequest::builder, writes::put);
        updateItem = new Operation<>(
                "UpdateItem",
                UpdateItemRequest.class,
                UpdateItemResponse.class,
                UpdateItemRequest::builder,
                writes::update);
        deleteItem = new Operation<>(
                "DeleteItem",
                DeleteItemRequest.class,
                DeleteItemResponse.class,
                DeleteItemRequest::builder,
                writes::delete);
        query = new Operation<>(
                "Query", QueryRequest.class, QueryResponse.class, QueryRequest::builder, queries::query);
        scan = new Operation<>("Scan", ScanRequest.class, ScanResponse.class, ScanRequest::builder, queries::scan);
        batchGetItem = new Operation<>(
                "BatchGetItem",
                BatchGetItemRequest.class,
                BatchGetItemResponse.class,
                BatchGetItemRequest::builder,
                batchReads::batchGet);
        batchWriteItem = new Operation<>(
                "BatchWriteItem",
                BatchWriteItemRequest.class,
                BatchWriteItemResponse.class,
                BatchWriteItemRequest::builder,
                batchWrites::batchWrite);
        transactGetItems = new Operation<>(
                "TransactGetItems",
                TransactGetItemsRequest.class,
                TransactGetItemsResponse.class,
                TransactGetItemsRequest::builder,
                readTransactions::get);
        transactWriteItems = new Operation<>(
                "TransactWriteItems",
                TransactWriteItemsRequest.class,
                TransactWriteItemsResponse.class,
                TransactWriteItemsRequest::builder,
                writeTransactions::write);
    }

    /** Removes the items that have expired by the clock; how many those were. */
    public int expireItems() {
        return expiry.run();
    }

    /** Every operation of both APIs. */
    public List<Operation<?, ?>> operations() {
        var onItems = List.<Operation<?, ?>>of(
                getItem,
                putItem,
                updateItem,
                deleteItem,
                query,
                scan,
                batchGetItem,
                batchWriteItem,
                transactGetItems,
                transactWriteItems);
        return Stream.of(tablesApi.operations(), onItems, streamsApi.operations())
                .flatMap(List::stream)
                .toList();
    }
}
