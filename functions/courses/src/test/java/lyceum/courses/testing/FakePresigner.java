package lyceum.courses.testing;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.AbortMultipartUploadPresignRequest;
import software.amazon.awssdk.services.s3.presigner.model.CompleteMultipartUploadPresignRequest;
import software.amazon.awssdk.services.s3.presigner.model.CreateMultipartUploadPresignRequest;
import software.amazon.awssdk.services.s3.presigner.model.DeleteObjectPresignRequest;
import software.amazon.awssdk.services.s3.presigner.model.GetObjectPresignRequest;
import software.amazon.awssdk.services.s3.presigner.model.PresignedAbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.presigner.model.PresignedCompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.presigner.model.PresignedCreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.presigner.model.PresignedDeleteObjectRequest;
import software.amazon.awssdk.services.s3.presigner.model.PresignedGetObjectRequest;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;
import software.amazon.awssdk.services.s3.presigner.model.PresignedUploadPartRequest;
import software.amazon.awssdk.services.s3.presigner.model.PutObjectPresignRequest;
import software.amazon.awssdk.services.s3.presigner.model.UploadPartPresignRequest;

/** Signs addresses the same way each time. */
public final class FakePresigner implements S3Presigner {
    private final InstantSource clock;

    public FakePresigner(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public PresignedGetObjectRequest presignGetObject(GetObjectPresignRequest presign) {
        var get = presign.getObjectRequest();
        return PresignedGetObjectRequest.builder()
                .expiration(clock.instant().plus(presign.signatureDuration()))
                .isBrowserExecutable(true)
                .signedHeaders(Map.of("host", List.of("bucket.test")))
                .httpRequest(address(SdkHttpMethod.GET, get.key(), presign.signatureDuration())
                        .putRawQueryParameter("response-content-disposition", get.responseContentDisposition())
                        .putRawQueryParameter("response-content-type", get.responseContentType())
                        .build())
                .build();
    }

    @Override
    public PresignedPutObjectRequest presignPutObject(PutObjectPresignRequest presign) {
        var put = presign.putObjectRequest();
        return PresignedPutObjectRequest.builder()
                .expiration(clock.instant().plus(presign.signatureDuration()))
                .isBrowserExecutable(false)
                .signedHeaders(Map.of(
                        "host", List.of("bucket.test"),
                        "content-type", List.of(put.contentType()),
                        "content-length", List.of(put.contentLength().toString())))
                .httpRequest(address(SdkHttpMethod.PUT, put.key(), presign.signatureDuration())
                        .build())
                .build();
    }

    private static SdkHttpRequest.Builder address(SdkHttpMethod method, String key, Duration valid) {
        return SdkHttpRequest.builder()
                .method(method)
                .protocol("https")
                .host("bucket.test")
                .encodedPath("/" + key)
                .putRawQueryParameter("X-Amz-Expires", Long.toString(valid.toSeconds()));
    }

    @Override
    public PresignedDeleteObjectRequest presignDeleteObject(DeleteObjectPresignRequest presign) {
        throw unexpected();
    }

    @Override
    public PresignedCreateMultipartUploadRequest presignCreateMultipartUpload(
            CreateMultipartUploadPresignRequest presign) {
        throw unexpected();
    }

    @Override
    public PresignedUploadPartRequest presignUploadPart(UploadPartPresignRequest presign) {
        throw unexpected();
    }

    @Override
    public PresignedCompleteMultipartUploadRequest presignCompleteMultipartUpload(
            CompleteMultipartUploadPresignRequest presign) {
        throw unexpected();
    }

    @Override
    public PresignedAbortMultipartUploadRequest presignAbortMultipartUpload(
            AbortMultipartUploadPresignRequest presign) {
        throw unexpected();
    }

    @Override
    public void close() {}

    private static AssertionError unexpected() {
        return new AssertionError("Only PUT and GET of one object are signed here.");
    }
}
