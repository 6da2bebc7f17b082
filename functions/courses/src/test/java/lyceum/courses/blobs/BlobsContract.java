package lyceum.courses.blobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Blobs} keeps. */
abstract class BlobsContract {
    abstract Blobs blobs();

    @Test
    void keepsBytesWithTheirMediaTypeUntilTheyAreReplacedOrRemoved() {
        Blobs blobs = blobs();
        blobs.put("a/1", "old".getBytes(UTF_8), "text/plain");
        blobs.put("a/1", "newer".getBytes(UTF_8), "text/html");

        assertThat(blobs.find("a/1")).hasValueSatisfying(found -> {
            assertThat(found.bytes()).asString(UTF_8).isEqualTo("newer");
            assertThat(found.mediaType()).isEqualTo("text/html");
        });
        assertThat(blobs.describe("a/1")).contains(new Blobs.Facts(5, "text/html"));

        blobs.remove("a/1");
        blobs.remove("a/1");
        assertThat(blobs.find("a/1")).isEmpty();
        assertThat(blobs.describe("a/1")).isEmpty();
    }

    @Test
    void removesAllBelowAPrefixAndNothingElse() {
        Blobs blobs = blobs();
        for (int i = 0; i < 5; i++) {
            blobs.put("a/b/" + i, new byte[] {1}, "text/plain");
        }
        blobs.put("a/c", new byte[] {1}, "text/plain");

        blobs.removeAll("a/b/");
        blobs.removeAll("nothing/");

        assertThat(blobs.find("a/b/0")).isEmpty();
        assertThat(blobs.find("a/b/4")).isEmpty();
        assertThat(blobs.find("a/c")).isPresent();
    }

    @Test
    void signsTypeAndLengthOfAnUpload() {
        var address = blobs().uploadAddress("uploads/o/1", "application/pdf", 1234, Duration.ofMinutes(15));

        assertThat(address.href()).contains("uploads/o/1");
        assertThat(address.headers())
                .containsEntry("content-type", "application/pdf")
                .containsEntry("content-length", "1234")
                .doesNotContainKey("host");
    }
}
