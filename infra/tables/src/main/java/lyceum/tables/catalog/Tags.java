package lyceum.tables.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import lyceum.tables.capacity.Meter;
import lyceum.tables.rejection.ErrorCode;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.schema.Declaration;
import lyceum.tables.schema.Table;
import lyceum.tables.storage.Storage;
import lyceum.tables.validation.Constraints;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceResponse;

/** TagResource, UntagResource and ListTagsOfResource. All tags of a table fit on one page. */
final class Tags {
    private static final Pattern TEXT = Pattern.compile("^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$");
    private static final int MOST = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    private final Storage storage;
    private final Catalog catalog;
    private final Declaration declaration;

    Tags(Storage storage, Catalog catalog, Declaration declaration) {
        this.storage = storage;
        this.catalog = catalog;
        this.declaration = declaration;
    }

    TagResourceResponse tag(TagResourceRequest request, Meter unused) {
        var constraints = new Constraints()
                .notNull("resourceArn", request.resourceArn())
                .notNull("tags", request.hasTags() ? request.tags() : null);
        checkMembers(constraints, request.tags());
        constraints.check();
        if (request.tags().isEmpty()) {
            throw Rejection.validation("Atleast one Tag needs to be provided as Input.");
        }
        try (var _ = catalog.alone()) {
            var table = find("TagResource", request.resourceArn());
            var tags = new HashMap<>(table.settings().tags());
            tags.putAll(of(request.tags()));
            checkCount(tags);
            catalog.put(table.with(table.settings().withTags(tags)));
        }
        storage.sync();
        return TagResourceResponse.builder().build();
    }

    /** Refuses tags that no table could have. */
    static void check(List<Tag> tags) {
        var constraints = new Constraints();
        checkMembers(constraints, tags);
        constraints.check();
        checkCount(of(tags));
    }

    private static void checkMembers(Constraints constraints, List<Tag> tags) {
        for (var i = 0; i < tags.size(); i++) {
            var at = "tags." + (i + 1) + ".member.";
            constraints
                    .notNull(at + "key", tags.get(i).key())
                    .length(at + "key", tags.get(i).key(), 1, LONGEST_KEY)
                    .notNull(at + "value", tags.get(i).value())
                    .length(at + "value", tags.get(i).value(), 0, LONGEST_VALUE);
            checkCharacters(constraints, at + "key", tags.get(i).key());
            checkCharacters(constraints, at + "value", tags.get(i).value());
        }
    }

    private static void checkCharacters(Constraints constraints, String at, @Nullable String text) {
        constraints.require(
                text == null || TEXT.matcher(text).matches(),
                at,
                text,
                "Member must satisfy regular expression pattern: " + TEXT);
    }

    private static void checkCount(Map<String, String> tags) {
        if (tags.size() > MOST) {
            throw Rejection.validation("Too many tags: a resource can have at most " + MOST);
        }
    }

    /** Tags by their keys. */
    static Map<String, String> of(List<Tag> tags) {
        var byKey = new HashMap<String, String>();
        tags.forEach(tag -> byKey.put(tag.key(), tag.value()));
        return byKey;
    }

    UntagResourceResponse untag(UntagResourceRequest request, Meter unused) {
        new Constraints()
                .notNull("resourceArn", request.resourceArn())
                .notNull("tagKeys", request.hasTagKeys() ? request.tagKeys() : null)
                .check();
        if (request.tagKeys().isEmpty()) {
            throw Rejection.validation("Atleast one Tag Key needs to be provided as Input.");
        }
        try (var _ = catalog.alone()) {
            var table = find("UntagResource", request.resourceArn());
            var tags = new HashMap<>(table.settings().tags());
            request.tagKeys().forEach(tags::remove);
            catalog.put(table.with(table.settings().withTags(tags)));
        }
        storage.sync();
        return UntagResourceResponse.builder().build();
    }

    ListTagsOfResourceResponse list(ListTagsOfResourceRequest request, Meter unused) {
        new Constraints().notNull("resourceArn", request.resourceArn()).check();
        var table = find("ListTagsOfResource", request.resourceArn());
        return ListTagsOfResourceResponse.builder()
                .tags(table.settings().tags().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
    }

    private Table find(String operation, @Nullable String arn) {
        if (arn == null || !arn.startsWith("arn:")) {
            throw Rejection.validation("Invalid TableArn: Invalid ResourceArn provided as input " + arn);
        }
        if (!arn.startsWith(declaration.arnPrefix())) {
            throw Rejection.of(
                    ErrorCode.ACCESS_DENIED,
                    "The caller is not authorized to perform: dynamodb:" + operation + " on resource: " + arn);
        }
        if (arn.contains("/index/")) {
            throw Rejection.invalidParameter(
                    "Invalid resource arn provided, only table or stream is accepted. Provided resource arn: " + arn);
        }
        return catalog.find(arn)
                .orElseThrow(() -> Rejection.of(
                        ErrorCode.RESOURCE_NOT_FOUND,
                        "Requested resource not found: ResourcArn: " + arn + " not found"));
    }
}
