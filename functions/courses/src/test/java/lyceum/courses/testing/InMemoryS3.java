package lyceum.courses.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** One bucket in memory. Its lists have pages of two, so that nobody forgets the second. */
public final class InMemoryS3 implements S3Client {
    private static final int PAGE = 2;

    private final NavigableMap<String, Stored> objects = new ConcurrentSkipListMap<>();

    @SuppressWarnings("ArrayRecordComponent") // stored bytes: handed on, never compared
    private record Stored(byte[] bytes, String mediaType) {}

    /** Puts an object, as a caller with a signed address does. */
    public void upload(String key, byte[] bytes, String mediaType) {
        objects.put(key, new Stored(bytes, mediaType));
    }

    public List<String> keys() {
        return List.copyOf(objects.keySet());
    }

    public byte[] bytes(String key) {
        return stored(key).bytes();
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest put, RequestBody body) {
        try (var stream = body.contentStreamProvider().newStream()) {
            upload(put.key(), stream.readAllBytes(), put.contentType());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return PutObjectResponse.builder().build();
    }

    @Override
    public <T> T getObject(GetObjectRequest get, ResponseTransformer<GetObjectResponse, T> transformer) {
        Stored found = stored(get.key());
        var response = GetObjectResponse.builder()
                .contentType(found.mediaType())
                .contentLength((long) found.bytes().length)
                .build();
        try {
            return transformer.transform(
                    response, AbortableInputStream.create(new ByteArrayInputStream(found.bytes())));
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest get) {
        return getObject(get, ResponseTransformer.toInputStream());
    }

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest head) {
        Stored found = stored(head.key());
        return HeadObjectResponse.builder()
                .contentType(found.mediaType())
                .contentLength((long) found.bytes().length)
                .build();
    }

    @Override
    public DeleteObjectResponse deleteObject(DeleteObjectRequest delete) {
        objects.remove(delete.key());
        return DeleteObjectResponse.builder().build();
    }

    @Override
    public DeleteObjectsResponse deleteObjects(DeleteObjectsRequest delete) {
        delete.delete().objects().forEach(object -> objects.remove(object.key()));
        return DeleteObjectsResponse.builder().build();
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request list) {
        String from = list.continuationToken() == null ? list.prefix() : list.continuationToken();
        List<String> found = objects.tailMap(from).keySet().stream()
                .filter(key -> key.startsWith(list.prefix()) && !key.equals(list.continuationToken()))
                .toList();
        var page = found.subList(0, Math.min(PAGE, found.size()));
        var response = ListObjectsV2Response.builder()
                .contents(page.stream()
                        .map(key -> S3Object.builder().key(key).build())
                        .toList())
                .isTruncated(found.size() > PAGE);
        return found.size() > PAGE
                ? response.nextContinuationToken(page.getLast()).build()
                : response.build();
    }

    @Override
    public String serviceName() {
        return "s3";
    }

    @Override
    public void close() {}

    private Stored stored(String key) {
        Stored found = objects.get(key);
        if (found == null) {
            throw NoSuchKeyException.builder().message(key).statusCode(404).build();
        }
        return found;
    }
}
