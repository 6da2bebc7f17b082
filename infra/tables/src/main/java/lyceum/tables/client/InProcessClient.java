package lyceum.tables.client;

import lyceum.tables.engine.Engine;
import lyceum.tables.service.CallGuard;
import lyceum.tables.service.Operation;
import lyceum.tables.service.Service;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeEndpointsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeEndpointsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/** The SDK's client interface, straight onto the engine: no HTTP, no JSON, no retries. */
public final class InProcessClient implements DynamoDbClient {
    private final Engine engine;
    private final Service service;
    private final CallGuard guard;

    /** A client of which every call passes a guard. */
    public InProcessClient(Engine engine, Service service, CallGuard guard) {
        this.engine = engine;
        this.service = service;
        this.guard = guard;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public DynamoDbServiceClientConfiguration serviceClientConfiguration() {
        return DynamoDbServiceClientConfiguration.builder().build();
    }

    @Override
    public DynamoDbWaiter waiter() {
        return DynamoDbWaiter.builder().client(this).build();
    }

    /** Does nothing: the store is closed by whoever opened it. */
    @Override
    public void close() {
        // See above.
    }

    private <Q extends DynamoDbRequest, R extends DynamoDbResponse> R call(Operation<Q, R> operation, Q request) {
        return service.call(operation, request, guard);
    }

    @Override
    public CreateTableResponse createTable(CreateTableRequest request) {
        return call(engine.tablesApi.createTable, request);
    }

    @Override
    public DeleteTableResponse deleteTable(DeleteTableRequest request) {
        return call(engine.tablesApi.deleteTable, request);
    }

    @Override
    public DescribeTableResponse describeTable(DescribeTableRequest request) {
        return call(engine.tablesApi.describeTable, request);
    }

    @Override
    public ListTablesResponse listTables(ListTablesRequest request) {
        return call(engine.tablesApi.listTables, request);
    }

    @Override
    public UpdateTimeToLiveResponse updateTimeToLive(UpdateTimeToLiveRequest request) {
        return call(engine.tablesApi.updateTimeToLive, request);
    }

    @Override
    public DescribeTimeToLiveResponse describeTimeToLive(DescribeTimeToLiveRequest request) {
        return call(engine.tablesApi.describeTimeToLive, request);
    }

    @Override
    public UpdateTableResponse updateTable(UpdateTableRequest request) {
        return call(engine.tablesApi.updateTable, request);
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        return call(engine.tablesApi.tagResource, request);
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        return call(engine.tablesApi.untagResource, request);
    }

    @Override
    public ListTagsOfResourceResponse listTagsOfResource(ListTagsOfResourceRequest request) {
        return call(engine.tablesApi.listTagsOfResource, request);
    }

    @Override
    public UpdateContinuousBackupsResponse updateContinuousBackups(UpdateContinuousBackupsRequest request) {
        return call(engine.tablesApi.updateContinuousBackups, request);
    }

    @Override
    public DescribeContinuousBackupsResponse describeContinuousBackups(DescribeContinuousBackupsRequest request) {
        return call(engine.tablesApi.describeContinuousBackups, request);
    }

    @Override
    public DescribeLimitsResponse describeLimits(DescribeLimitsRequest request) {
        return call(engine.tablesApi.describeLimits, request);
    }

    @Override
    public DescribeEndpointsResponse describeEndpoints(DescribeEndpointsRequest request) {
        return call(engine.tablesApi.describeEndpoints, request);
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return call(engine.getItem, request);
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        return call(engine.putItem, request);
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return call(engine.updateItem, request);
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        return call(engine.deleteItem, request);
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return call(engine.query, request);
    }

    @Override
    public ScanResponse scan(ScanRequest request) {
        return call(engine.scan, request);
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return call(engine.batchGetItem, request);
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
        return call(engine.batchWriteItem, request);
    }

    @Override
    public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
        return call(engine.transactGetItems, request);
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        return call(engine.transactWriteItems, request);
    }
}
