package lyceum.tables.catalog;

import java.time.InstantSource;
import java.util.List;
import lyceum.tables.schema.Declaration;
import lyceum.tables.service.Operation;
import lyceum.tables.storage.Storage;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
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
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;

/** The operations on tables. Each is done when it answers; nothing goes on in the background. */
public final class TablesApi {
    public final Operation<CreateTableRequest, CreateTableResponse> createTable;
    public final Operation<DeleteTableRequest, DeleteTableResponse> deleteTable;
    public final Operation<DescribeTableRequest, DescribeTableResponse> describeTable;
    public final Operation<ListTablesRequest, ListTablesResponse> listTables;
    public final Operation<UpdateTableRequest, UpdateTableResponse> updateTable;
    public final Operation<UpdateTimeToLiveRequest, UpdateTimeToLiveResponse> updateTimeToLive;
    public final Operation<DescribeTimeToLiveRequest, DescribeTimeToLiveResponse> describeTimeToLive;
    public final Operation<TagResourceRequest, TagResourceResponse> tagResource;
    public final Operation<UntagResourceRequest, UntagResourceResponse> untagResource;
    public final Operation<ListTagsOfResourceRequest, ListTagsOfResourceResponse> listTagsOfResource;
    public final Operation<UpdateContinuousBackupsRequest, UpdateContinuousBackupsResponse> updateContinuousBackups;
    public final Operation<DescribeContinuousBackupsRequest, DescribeContinuousBackupsResponse>
            describeContinuousBackups;
    public final Operation<DescribeLimitsRequest, DescribeLimitsResponse> describeLimits;
    public final Operation<DescribeEndpointsRequest, DescribeEndpointsResponse> describeEndpoints;

    /** The operations on the tables of a catalog. */
    public TablesApi(Storage storage, Catalog catalog, Declaration declaration, InstantSource clock) {
        var tables = new TableOperations(storage, catalog, declaration);
        var updates = new TableUpdates(storage, catalog, declaration);
        var timeToLive = new TimeToLive(storage, catalog);
        var tags = new Tags(storage, catalog, declaration);
        var backups = new ContinuousBackups(storage, catalog, clock);
        var account = new Account(declaration.region());
        createTable = new Operation<>(
                "CreateTable",
                CreateTableRequest.class,
                CreateTableResponse.class,
                CreateTableRequest::builder,
                tables::create);
        deleteTable = new Operation<>(
                "DeleteTable",
                DeleteTableRequest.class,
                DeleteTableResponse.class,
                DeleteTableRequest::builder,
                tables::delete);
        describeTable = new Operation<>(
                "DescribeTable",
                DescribeTableRequest.class,
                DescribeTableResponse.class,
                DescribeTableRequest::builder,
                tables::describe);
        listTables = new Operation<>(
                "ListTables",
                ListTablesRequest.class,
                ListTablesResponse.class,
                ListTablesRequest::builder,
                tables::list);
        updateTable = new Operation<>(
                "UpdateTable",
                UpdateTableRequest.class,
                UpdateTableResponse.class,
                UpdateTableRequest::builder,
                updates::update);
        updateTimeToLive = new Operation<>(
                "UpdateTimeToLive",
                UpdateTimeToLiveRequest.class,
                UpdateTimeToLiveResponse.class,
                UpdateTimeToLiveRequest::builder,
                timeToLive::update);
        describeTimeToLive = new Operation<>(
                "DescribeTimeToLive",
                DescribeTimeToLiveRequest.class,
                DescribeTimeToLiveResponse.class,
                DescribeTimeToLiveRequest::builder,
                timeToLive::describe);
        tagResource = new Operation<>(
                "TagResource",
                TagResourceRequest.class,
                TagResourceResponse.class,
                TagResourceRequest::builder,
                tags::tag);
        untagResource = new Operation<>(
                "UntagResource",
                UntagResourceRequest.class,
                UntagResourceResponse.class,
                UntagResourceRequest::builder,
                tags::untag);
        listTagsOfResource = new Operation<>(
                "ListTagsOfResource",
                ListTagsOfResourceRequest.class,
                ListTagsOfResourceResponse.class,
                ListTagsOfResourceRequest::builder,
                tags::list);
        updateContinuousBackups = new Operation<>(
                "UpdateContinuousBackups",
                UpdateContinuousBackupsRequest.class,
                UpdateContinuousBackupsResponse.class,
                UpdateContinuousBackupsRequest::builder,
                backups::update);
        describeContinuousBackups = new Operation<>(
                "DescribeContinuousBackups",
                DescribeContinuousBackupsRequest.class,
                DescribeContinuousBackupsResponse.class,
                DescribeContinuousBackupsRequest::builder,
                backups::describe);
        describeLimits = new Operation<>(
                "DescribeLimits",
                DescribeLimitsRequest.class,
                DescribeLimitsResponse.class,
                DescribeLimitsRequest::builder,
                account::limits);
        describeEndpoints = new Operation<>(
                "DescribeEndpoints",
                DescribeEndpointsRequest.class,
                DescribeEndpointsResponse.class,
                DescribeEndpointsRequest::builder,
                account::endpoints);
    }

    /** Every operation. */
    public List<Operation<?, ?>> operations() {
        return List.of(
                createTable,
                deleteTable,
                describeTable,
                listTables,
                updateTable,
                updateTimeToLive,
                describeTimeToLive,
                tagResource,
                untagResource,
                listTagsOfResource,
                updateContinuousBackups,
                describeContinuousBackups,
                describeLimits,
                describeEndpoints);
    }
}
