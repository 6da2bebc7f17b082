package lyceum.tables.streams;

import java.time.InstantSource;
import java.util.List;
import lyceum.tables.service.Operation;
import lyceum.tables.storage.Storage;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsResponse;

/** The operations of the second API, which has a client and a wire target of its own. */
public final class StreamsApi {
    public final Operation<ListStreamsRequest, ListStreamsResponse> listStreams;
    public final Operation<DescribeStreamRequest, DescribeStreamResponse> describeStream;
    public final Operation<GetShardIteratorRequest, GetShardIteratorResponse> getShardIterator;
    public final Operation<GetRecordsRequest, GetRecordsResponse> getRecords;

    /** The operations on the streams in a storage. */
    public StreamsApi(Storage storage, Streams streams, InstantSource clock) {
        var operations = new StreamOperations(storage, streams, clock);
        listStreams = new Operation<>(
                "ListStreams",
                ListStreamsRequest.class,
                ListStreamsResponse.class,
                ListStreamsRequest::builder,
                operations::list);
        describeStream = new Operation<>(
                "DescribeStream",
                DescribeStreamRequest.class,
                DescribeStreamResponse.class,
                DescribeStreamRequest::builder,
                operations::describe);
        getShardIterator = new Operation<>(
                "GetShardIterator",
                GetShardIteratorRequest.class,
                GetShardIteratorResponse.class,
                GetShardIteratorRequest::builder,
                operations::iterator);
        getRecords = new Operation<>(
                "GetRecords",
                GetRecordsRequest.class,
                GetRecordsResponse.class,
                GetRecordsRequest::builder,
                operations::records);
    }

    /** Every operation. */
    public List<Operation<?, ?>> operations() {
        return List.of(listStreams, describeStream, getShardIterator, getRecords);
    }
}
