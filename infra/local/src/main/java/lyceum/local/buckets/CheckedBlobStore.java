package lyceum.local.buckets;

import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import lyceum.local.iam.Access;
import lyceum.local.iam.AccessDenied;
import lyceum.local.iam.S3Calls;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
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
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The buckets as one role may use them. It stands behind the HTTP door, after the signature was checked, so signed URLs pass
 * through it as well. Buckets themselves come from the template: no role makes or removes them.
 */
final class CheckedBlobStore extends ForwardingBlobStore {
    private final Consumer<List<Access>> iam;

    /** @param iam throws {@link AccessDenied} */
    CheckedBlobStore(BlobStore store, Consumer<List<Access>> iam) {
        super(store);
        this.iam = iam;
    }

    @Override
    public ListBucketsResponse list() {
        check(List.of(new Access("s3:ListAllMyBuckets", "*")));
        return super.list();
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        check(S3Calls.of(request));
        return super.list(request);
    }

    @Override
    public HeadBucketResponse headBucket(HeadBucketRequest request) {
        check(S3Calls.of(request));
        return super.headBucket(request);
    }

    /** Asked by the server itself. */
    @Override
    public boolean containerExists(String container) {
        return delegate().containerExists(container);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
        check(S3Calls.of(request));
        return super.putBlob(request, body);
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        check(S3Calls.of(request));
        return super.copyBlob(request);
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        check(S3Calls.of(request));
        try {
            return super.blobMetadata(request);
        } catch (NoSuchKeyException missing) {
            throw hidden(request.bucket(), missing);
        }
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        check(S3Calls.of(request));
        try {
            return super.getBlob(request);
        } catch (NoSuchKeyException missing) {
            throw hidden(request.bucket(), missing);
        }
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        check(S3Calls.of(request));
        return super.removeBlob(request);
    }

    @Override
    public DeleteObjectsResponse removeBlobs(DeleteObjectsRequest request) {
        check(S3Calls.of(request));
        return delegate().removeBlobs(request);
    }

    @Override
    public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
        check(S3Calls.of(request));
        return super.initiateMultipartUpload(request);
    }

    /** That an object is missing is only told to those who may list the bucket; others hear 403, as on AWS. */
    private S3Exception hidden(String bucket, NoSuchKeyException missing) {
        check(List.of(new Access("s3:ListBucket", "arn:aws:s3:::" + bucket)));
        return missing;
    }

    private void check(List<Access> call) {
        try {
            iam.accept(call);
        } catch (AccessDenied denied) {
            throw new S3ProxyException(S3ErrorCode.ACCESS_DENIED, denied.words(), denied);
        }
    }
}
