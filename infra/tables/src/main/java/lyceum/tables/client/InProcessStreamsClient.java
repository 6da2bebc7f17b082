package lyceum.tables.client;

import lyceum.tables.service.CallGuard;
import lyceum.tables.service.Service;
import lyceum.tables.streams.StreamsApi;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsResponse;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsServiceClientConfiguration;

/** The SDK's client interface for streams, straight onto the engine. */
public final class InProcessStreamsClient implements DynamoDbStreamsClient {
    private final StreamsApi streams;
    private final Service service;
    private final CallGuard guard;

    /** A client of which every call passes a guard. */
    public InProcessStreamsClient(StreamsApi streams, Service service, CallGuard guard) {
        this.streams = streams;
        this.service = service;
        this.guard = guard;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public DynamoDbStreamsServiceClientConfiguration serviceClientConfiguration() {
        return DynamoDbStreamsServiceClientConfiguration.builder().build();
    }

    /** Does nothing: the store is closed by whoever opened it. */
    @Override
    public void close() {
        // See above.
    }

    @Override
    public ListStreamsResponse listStreams(ListStreamsRequest request) {
        return service.call(streams.listStreams, request, guard);
    }

    @Override
    public DescribeStreamResponse describeStream(DescribeStreamRequest request) {
        return service.call(streams.describeStream, request, guard);
    }

    @Override
    public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
        return service.call(streams.getShardIterator, request, guard);
    }

    @Override
    public GetRecordsResponse getRecords(GetRecordsRequest request) {
        return service.call(streams.getRecords, request, guard);
    }
}
