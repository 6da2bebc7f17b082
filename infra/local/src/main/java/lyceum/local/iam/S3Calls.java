package lyceum.local.iam;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.S3Request;

/** What calls of S3 need to be allowed. */
public final class S3Calls {
    /** Where the action is not named as the call is; without the object's key the bucket itself is meant. */
    private static final Map<String, String> ACTIONS = Map.ofEntries(
            Map.entry("HeadBucket", "s3:ListBucket"),
            Map.entry("ListObjects", "s3:ListBucket"),
            Map.entry("ListObjectsV2", "s3:ListBucket"),
            Map.entry("ListObjectVersions", "s3:ListBucketVersions"),
            Map.entry("ListBuckets", "s3:ListAllMyBuckets"),
            Map.entry("HeadObject", "s3:GetObject"),
            Map.entry("CreateMultipartUpload", "s3:PutObject"),
            Map.entry("UploadPart", "s3:PutObject"),
            Map.entry("CompleteMultipartUpload", "s3:PutObject"),
            Map.entry("AbortMultipartUpload", "s3:AbortMultipartUpload"),
            Map.entry("ListMultipartUploads", "s3:ListBucketMultipartUploads"));

    private S3Calls() {}

    public static List<Access> of(S3Request request) {
        return switch (request) {
            case CopyObjectRequest copy ->
                List.of(
                        new Access("s3:GetObject", object(copy.sourceBucket(), copy.sourceKey())),
                        new Access("s3:PutObject", object(copy.destinationBucket(), copy.destinationKey())));
            case DeleteObjectsRequest many ->
                many.delete().objects().stream()
                        .map(item -> new Access("s3:DeleteObject", object(many.bucket(), item.key())))
                        .toList();
            default -> {
                String name = request.getClass().getSimpleName().replaceAll("Request$", "");
                Optional<String> bucket = request.getValueForField("Bucket", String.class);
                Optional<String> key = request.getValueForField("Key", String.class);
                String resource = Stream.concat(bucket.stream(), key.stream())
                        .reduce((left, right) -> left + "/" + right)
                        .map(path -> "arn:aws:s3:::" + path)
                        .orElse("*");
                yield List.of(new Access(ACTIONS.getOrDefault(name, "s3:" + name), resource));
            }
        };
    }

    private static String object(String bucket, String key) {
        return "arn:aws:s3:::" + bucket + "/" + key;
    }
}
