package lyceum.local.buckets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lyceum.local.iam.AccessKeys;
import lyceum.local.iam.Iam;
import lyceum.local.template.Assemblies;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** What keeps the buckets in order: lifecycles and deployments. */
class HousekeepingTest {
    private final Path directory;

    HousekeepingTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void removesWhatARuleHasExpiredAndNothingElse() throws IOException {
        var template = bucket("'LifecycleConfiguration': {'Rules': ["
                + "{'Status': 'Enabled', 'Prefix': 'uploads/', 'ExpirationInDays': 1},"
                + "{'Status': 'Disabled', 'Prefix': 'courses/', 'ExpirationInDays': 1}]}");
        try (var http = UrlConnectionHttpClient.create();
                var buckets = start(template, http)) {
            for (String key : new String[] {"uploads/a", "uploads/b", "courses/c"}) {
                put(buckets, key);
            }
            assertThat(new Lifecycle(template, buckets, Instant::now).expire()).isZero();

            Instant tomorrow = Instant.now().plus(Duration.ofHours(25));
            assertThat(new Lifecycle(template, buckets, () -> tomorrow).expire())
                    .isEqualTo(2);

            assertThat(buckets.get("things", "uploads/a")).isEmpty();
            assertThat(buckets.get("things", "courses/c")).isPresent();
        }
    }

    @Test
    void stopsAtALifecycleThatItDoesNotKnow() throws IOException {
        var template = bucket("'LifecycleConfiguration': {'Rules': [{'Status': 'Enabled', 'Transitions': []}]}");
        try (var http = UrlConnectionHttpClient.create();
                var buckets = start(template, http)) {
            assertThatThrownBy(() -> new Lifecycle(template, buckets, Instant::now))
                    .isInstanceOf(UnsupportedTemplate.class)
                    .hasMessageContaining("has Transitions");
        }
    }

    @Test
    void deploysAFolderWithTypesAndCaching() throws IOException {
        Path folder = directory.resolve("asset.pages");
        Path pages = Files.createDirectories(folder.resolve("docs"));
        Files.writeString(pages.resolve("index.html"), "<p>hello");
        Files.writeString(folder.resolve("data.bin"), "?");
        var template = bucket("", """
                , 'Pages': {'Type': 'Custom::CDKBucketDeployment', 'Properties': {
                  'DestinationBucketName': {'Ref': 'Things'}, 'DestinationBucketKeyPrefix': 'site/',
                  'SourceObjectKeys': ['pages.zip'], 'SystemMetadata': {'cache-control': 'max-age=60'}}}""");
        try (var http = UrlConnectionHttpClient.create();
                var buckets = start(template, http)) {
            Deployments.copy(template, buckets);

            var page = buckets.get("things", "site/docs/index.html").orElseThrow();
            assertThat(new String(page.bytes(), StandardCharsets.UTF_8)).isEqualTo("<p>hello");
            assertThat(page.contentType()).isEqualTo("text/html; charset=utf-8");
            assertThat(page.cacheControl()).isEqualTo(Optional.of("max-age=60"));
            assertThat(buckets.get("things", "site/data.bin").orElseThrow().contentType())
                    .isEqualTo("application/octet-stream");
        }
    }

    private static void put(LocalBuckets buckets, String key) {
        var request = PutObjectRequest.builder()
                .bucket("things")
                .key(key)
                .contentLength(1L)
                .contentType("text/plain")
                .build();
        buckets.store().putBlob(request, new ByteArrayInputStream(new byte[] {'x'}));
    }

    private LocalBuckets start(Template template, SdkHttpClient http) throws IOException {
        return LocalBuckets.start(
                template, directory.resolve("data"), 0, new AccessKeys("secret"), Iam.of(template, _ -> {}), http);
    }

    private Template bucket(String properties) throws IOException {
        return bucket(properties, "");
    }

    private Template bucket(String properties, String more) throws IOException {
        Files.writeString(directory.resolve("Test.assets.json"), """
                {"files": {"pages": {"source": {"path": "asset.pages"},
                  "destinations": {"d": {"objectKey": "pages.zip"}}}}}""");
        String separator = properties.isEmpty() ? "" : ", ";
        return Assemblies.read(
                directory,
                "{'Resources': {'Things': {'Type': 'AWS::S3::Bucket', 'Properties': {'BucketName': 'things'" + separator
                        + properties + "}}" + more + "}}");
    }
}
