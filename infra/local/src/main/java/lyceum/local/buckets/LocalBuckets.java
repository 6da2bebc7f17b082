package lyceum.local.buckets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lyceum.local.iam.AccessKeys;
import lyceum.local.iam.Iam;
import lyceum.local.template.Resource;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The buckets of the template behind one s3proxy, which checks signatures, and the roles' rights behind that. */
public final class LocalBuckets implements AutoCloseable {
    /** What protects data on AWS and has nothing to do on one machine is read and left alone. */
    private static final Set<String> KNOWN = Set.of(
            "BucketEncryption",
            "BucketName",
            "CorsConfiguration",
            "LifecycleConfiguration",
            "LoggingConfiguration",
            "OwnershipControls",
            "PublicAccessBlockConfiguration",
            "Tags");

    private final S3Proxy server;
    private final BlobStore store;
    private final URI endpoint;
    private final Region region;
    private final SdkHttpClient http;

    private LocalBuckets(S3Proxy server, BlobStore store, URI endpoint, Region region, SdkHttpClient http) {
        this.server = server;
        this.store = store;
        this.endpoint = endpoint;
        this.region = region;
        this.http = http;
    }

    /**
     * Starts the server and makes the buckets that are not there yet.
     *
     * @param port of the loopback interface, or 0 for any free one
     * @throws IOException if the port can't be had
     */
    public static LocalBuckets start(
            Template template, Path directory, int port, AccessKeys keys, Iam iam, SdkHttpClient http)
            throws IOException {
        Files.createDirectories(directory);
        var store = new FilesystemNio2BlobStore(directory.toString());
        for (Resource bucket : template.ofType("AWS::S3::Bucket")) {
            checkKnown(bucket);
            String name = template.ref(bucket.logicalId());
            if (!store.containerExists(name)) {
                store.createContainer(name);
            }
        }
        S3Proxy server = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .awsAuthentication(
                        AuthenticationType.AWS_V4,
                        keys.host().accessKeyId(),
                        keys.host().secretAccessKey())
                .jettyMaxThreads(64)
                .build();
        server.setBlobStoreLocator((identity, _, _) -> grant(identity == null ? "" : identity, keys, iam, store));
        start(server);
        var endpoint = URI.create("http://127.0.0.1:" + server.getPort());
        return new LocalBuckets(server, store, endpoint, Region.of(template.region()), http);
    }

    private static void start(S3Proxy server) throws IOException {
        try {
            server.start();
        } catch (IOException problem) {
            throw problem;
        } catch (Exception problem) {
            throw new IOException("The server of the buckets did not start: " + problem.getMessage(), problem);
        }
    }

    /** An unknown key gets a secret that nobody has, so its signature never matches. */
    private static AccessGrant grant(String accessKeyId, AccessKeys keys, Iam iam, BlobStore store) {
        Optional<String> role = keys.role(accessKeyId);
        BlobStore seen = keys.isHost(accessKeyId)
                ? store
                : new CheckedBlobStore(store, call -> iam.check(role.orElse("nobody"), call));
        return new AccessGrant(
                keys.secret(accessKeyId).orElseGet(() -> UUID.randomUUID().toString()), seen);
    }

    private static void checkKnown(Resource bucket) {
        for (String property : bucket.properties().names()) {
            if (!KNOWN.contains(property)) {
                throw new UnsupportedTemplate(
                        bucket + " has " + property + ", which the local host does not know for buckets.");
            }
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    /** The buckets without any check, for the host itself. */
    BlobStore store() {
        return store;
    }

    /** A client with the rights of whose credentials these are. */
    public S3Client client(AwsCredentials credentials) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(region)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClient(http)
                .forcePathStyle(true)
                .build();
    }

    /** Signs URLs with these credentials: whoever uses one has their owner's rights. */
    public S3Presigner presigner(AwsCredentials credentials) {
        return S3Presigner.builder()
                .endpointOverride(endpoint)
                .region(region)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }

    /** An object as a whole; empty if it is not there. */
    public Optional<Stored> get(String bucket, String key) {
        var found = Optional.ofNullable(store.blobMetadataIfPresent(bucket, key));
        return found.flatMap(head -> {
            try (var body = store.getBlob(bucket, key)) {
                return Optional.of(new Stored(
                        body.readAllBytes(),
                        Optional.ofNullable(head.contentType()).orElse("application/octet-stream"),
                        Optional.ofNullable(head.eTag()).orElse(""),
                        Optional.ofNullable(head.cacheControl())));
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        });
    }

    /** An object of a bucket. */
    @SuppressWarnings("ArrayRecordComponent") // handed on and never changed or compared
    public record Stored(byte[] bytes, String contentType, String etag, Optional<String> cacheControl) {}

    /** Names of the buckets' rules that must be read by the one who applies them. */
    static List<Resource> ruled(Template template) {
        return template.ofType("AWS::S3::Bucket").stream()
                .filter(bucket ->
                        bucket.properties().objectIf("LifecycleConfiguration").isPresent())
                .toList();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception problem) {
            throw new IllegalStateException("The server of the buckets did not stop.", problem);
        }
    }
}
