package lyceum.local.buckets;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import lyceum.local.template.Properties;
import lyceum.local.template.Resource;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Removes objects that a bucket's lifecycle rules have expired. */
public final class Lifecycle {
    private record Rule(String bucket, String prefix, Duration age) {}

    private final List<Rule> rules;
    private final BlobStore store;
    private final InstantSource clock;

    public Lifecycle(Template template, LocalBuckets buckets, InstantSource clock) {
        this.store = buckets.store();
        this.clock = clock;
        var found = new ArrayList<Rule>();
        for (Resource bucket : LocalBuckets.ruled(template)) {
            for (Properties rule :
                    bucket.properties().object("LifecycleConfiguration").objects("Rules")) {
                read(template.ref(bucket.logicalId()), rule, found);
            }
        }
        this.rules = List.copyOf(found);
    }

    private static void read(String bucket, Properties rule, List<Rule> rules) {
        for (String name : rule.names()) {
            switch (name) {
                case "Id", "Status", "Prefix", "AbortIncompleteMultipartUpload" -> {}
                case "ExpirationInDays" -> {
                    if (rule.text("Status").equals("Enabled")) {
                        rules.add(
                                new Rule(bucket, rule.textIf("Prefix").orElse(""), Duration.ofDays(rule.number(name))));
                    }
                }
                default ->
                    throw new UnsupportedTemplate(
                            rule.where() + " has " + name + ", which the local host does not know for lifecycles.");
            }
        }
    }

    /**
     * Removes what has expired by now.
     *
     * @return how many objects went
     */
    public int expire() {
        int removed = 0;
        for (Rule rule : rules) {
            Instant limit = clock.instant().minus(rule.age());
            var page = store.list(request(rule, null));
            while (true) {
                for (S3Object object : page.contents()) {
                    if (object.lastModified() != null && object.lastModified().isBefore(limit)) {
                        store.removeBlob(rule.bucket(), object.key());
                        removed++;
                    }
                }
                if (!Boolean.TRUE.equals(page.isTruncated())) {
                    break;
                }
                page = store.list(request(rule, page.nextContinuationToken()));
            }
        }
        return removed;
    }

    private static ListObjectsV2Request request(Rule rule, @Nullable String token) {
        return ListObjectsV2Request.builder()
                .bucket(rule.bucket())
                .prefix(rule.prefix())
                .continuationToken(token)
                .build();
    }
}
