package lyceum.courses.blobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import lyceum.courses.testing.InMemoryS3;
import lyceum.platform.testing.TestClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The adapter on a bucket in memory, with the real signer of addresses. */
final class S3BlobsTest extends BlobsContract {
    private final S3Presigner presigner = S3Presigner.builder()
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
            .build();
    private final Blobs blobs =
            new S3Blobs(TestClients.none().with(new InMemoryS3()).with(presigner), "bucket");

    @AfterEach
    void close() {
        presigner.close();
    }

    @Override
    Blobs blobs() {
        return blobs;
    }

    @Test
    void anUploadsAddressNeedsNoOtherHeaderThanTypeAndLength() {
        var address = blobs.uploadAddress("uploads/o/1", "text/plain", 7, Duration.ofMinutes(15));

        assertThat(address.headers()).containsOnlyKeys("content-type", "content-length");
        assertThat(URI.create(address.href()).getQuery())
                .contains("X-Amz-SignedHeaders=content-length;content-type;host", "X-Amz-Expires=900");
    }

    @Test
    void aDownloadIsSavedUnderItsName() {
        var address = blobs.downloadAddress(
                "exports/o/c/v1/x.epub", "application/epub+zip", "x.epub", Duration.ofMinutes(15));

        assertThat(address.headers()).isEmpty();
        assertThat(URI.create(address.href()).getQuery())
                .contains("response-content-disposition=attachment; filename=\"x.epub\"")
                .contains("response-content-type=application/epub+zip")
                .contains("X-Amz-Expires=900");
    }
}
