package lyceum.courses.blobs;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lyceum.platform.aws.AwsClients;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The blobs in an S3 bucket. */
public final class S3Blobs implements Blobs {
    private final AwsClients aws;
    private final String bucket;

    public S3Blobs(AwsClients aws, String bucket) {
        this.aws = aws;
        this.bucket = bucket;
    }

    @Override
    public void put(String key, byte[] bytes, String mediaType) {
        aws.s3().putObject(put -> put.bucket(bucket).key(key).contentType(mediaType), RequestBody.fromBytes(bytes));
    }

    @Override
    public Optional<Blob> find(String key) {
        try {
            var found = aws.s3().getObjectAsBytes(get -> get.bucket(bucket).key(key));
            return Optional.of(new Blob(found.asByteArray(), found.response().contentType()));
        } catch (NoSuchKeyException missing) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Facts> describe(String key) {
        try {
            var head = aws.s3().headObject(request -> request.bucket(bucket).key(key));
            return Optional.of(new Facts(head.contentLength(), head.contentType()));
        } catch (NoSuchKeyException missing) {
            return Optional.empty();
        }
    }

    @Override
    public void remove(String key) {
        aws.s3().deleteObject(delete -> delete.bucket(bucket).key(key));
    }

    @Override
    public void removeAll(String prefix) {
        var pages = aws.s3().listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix));
        for (var page : pages) {
            List<ObjectIdentifier> keys =
                    page.contents().stream().map(S3Blobs::identifier).toList();
            if (!keys.isEmpty()) {
                aws.s3().deleteObjects(delete -> delete.bucket(bucket).delete(all -> all.objects(keys)));
            }
        }
    }

    @Override
    public Address uploadAddress(String key, String mediaType, long bytes, Duration valid) {
        var signed = aws.presigner().presignPutObject(presign -> presign.signatureDuration(valid)
                .putObjectRequest(put ->
                        put.bucket(bucket).key(key).contentType(mediaType).contentLength(bytes)));
        return new Address(signed.url().toExternalForm(), headers(signed.signedHeaders()), signed.expiration());
    }

    @Override
    public Address downloadAddress(String key, String mediaType, String fileName, Duration valid) {
        var signed = aws.presigner()
                .presignGetObject(presign -> presign.signatureDuration(valid).getObjectRequest(get -> get.bucket(bucket)
                        .key(key)
                        .responseContentType(mediaType)
                        .responseContentDisposition("attachment; filename=\"" + fileName + "\"")));
        return new Address(signed.url().toExternalForm(), Map.of(), signed.expiration());
    }

    private static ObjectIdentifier identifier(S3Object object) {
        return ObjectIdentifier.builder().key(object.key()).build();
    }

    /** The host is in the address already. */
    private static Map<String, String> headers(Map<String, List<String>> signed) {
        var headers = new LinkedHashMap<String, String>();
        signed.forEach((name, values) -> {
            if (!name.toLowerCase(Locale.ROOT).equals("host")) {
                headers.put(name, String.join(",", values));
            }
        });
        return headers;
    }
}
