package lyceum.platform.aws;

import static lyceum.platform.telemetry.CurrentRun.calling;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ServiceClientConfiguration;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Makes each call a part of the present trace. It knows the operations that functions use; any other is unsupported. */
final class MeteredS3 implements S3Client {
    private final S3Client s3;

    MeteredS3(S3Client s3) {
        this.s3 = s3;
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest put, RequestBody body) {
        return calling("s3.PutObject", () -> s3.putObject(put, body));
    }

    @Override
    public <T> T getObject(GetObjectRequest get, ResponseTransformer<GetObjectResponse, T> transformer) {
        return calling("s3.GetObject", () -> s3.getObject(get, transformer));
    }

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest head) {
        return calling("s3.HeadObject", () -> s3.headObject(head));
    }

    @Override
    public HeadBucketResponse headBucket(HeadBucketRequest head) {
        return calling("s3.HeadBucket", () -> s3.headBucket(head));
    }

    @Override
    public DeleteObjectResponse deleteObject(DeleteObjectRequest delete) {
        return calling("s3.DeleteObject", () -> s3.deleteObject(delete));
    }

    @Override
    public DeleteObjectsResponse deleteObjects(DeleteObjectsRequest delete) {
        return calling("s3.DeleteObjects", () -> s3.deleteObjects(delete));
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request list) {
        return calling("s3.ListObjectsV2", () -> s3.listObjectsV2(list));
    }

    @Override
    public S3ServiceClientConfiguration serviceClientConfiguration() {
        return s3.serviceClientConfiguration();
    }

    @Override
    public String serviceName() {
        return s3.serviceName();
    }

    @Override
    public void close() {
        s3.close();
    }
}
