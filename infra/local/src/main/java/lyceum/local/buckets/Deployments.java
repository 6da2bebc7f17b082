package lyceum.local.buckets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lyceum.local.template.Properties;
import lyceum.local.template.Resource;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Copies the folders that the stack deploys into their buckets. */
public final class Deployments {
    private static final Set<String> KNOWN = Set.of(
            "DestinationBucketKeyPrefix",
            "DestinationBucketName",
            "DistributionId",
            "DistributionPaths",
            "OutputObjectKeys",
            "Prune",
            "ServiceToken",
            "SourceBucketNames",
            "SourceObjectKeys",
            "SystemMetadata",
            "WaitForDistributionInvalidation");
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "map", "application/json",
            "png", "image/png",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8",
            "woff2", "font/woff2");

    private Deployments() {}

    /** Copies everything, whether it has changed or not: the folders are small. */
    public static void copy(Template template, LocalBuckets buckets) throws IOException {
        for (Resource deployment : template.ofType("Custom::CDKBucketDeployment")) {
            Properties properties = deployment.properties();
            for (String name : properties.names()) {
                if (!KNOWN.contains(name)) {
                    throw new UnsupportedTemplate(
                            deployment + " has " + name + ", which the local host does not know for deployments.");
                }
            }
            for (String key : properties.texts("SourceObjectKeys")) {
                Path source = template.asset(key);
                if (!Files.isDirectory(source)) {
                    throw new UnsupportedTemplate(deployment + " deploys " + source.getFileName()
                            + ", but the local host deploys folders only.");
                }
                copy(source, properties, buckets.store());
            }
        }
    }

    private static void copy(Path source, Properties deployment, BlobStore store) throws IOException {
        String prefix = deployment.textIf("DestinationBucketKeyPrefix").orElse("");
        Map<String, String> metadata = deployment.map("SystemMetadata");
        try (var files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = source.relativize(file).toString();
                var request = PutObjectRequest.builder()
                        .bucket(deployment.text("DestinationBucketName"))
                        .key(prefix + name)
                        .contentLength(Files.size(file))
                        .contentType(metadata.getOrDefault("content-type", type(name)))
                        .cacheControl(metadata.get("cache-control"))
                        .build();
                try (InputStream body = Files.newInputStream(file)) {
                    store.putBlob(request, body);
                }
            }
        }
    }

    private static String type(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(TYPES.get(extension)).orElse("application/octet-stream");
    }
}
