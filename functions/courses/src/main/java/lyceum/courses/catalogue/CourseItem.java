package lyceum.courses.catalogue;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.secondaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.secondarySortKey;

import java.time.Instant;
import java.util.Objects;
import lyceum.contract.courses.CourseContent;
import lyceum.contract.courses.CourseSummary;
import lyceum.contract.courses.CourseView;
import lyceum.courses.table.Bodies.Body;
import lyceum.courses.table.Keys;
import lyceum.platform.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticTableSchema;

/** A course as the table holds it: what lists show as attributes, the content as a compressed body. */
final class CourseItem {
    static final TableSchema<CourseItem> SCHEMA = StaticTableSchema.builder(CourseItem.class)
            .newItemSupplier(CourseItem::new)
            .addAttribute(String.class, a -> a.name(Keys.PK)
                    .getter(item -> item.pk)
                    .setter((item, value) -> item.pk = value)
                    .tags(primaryPartitionKey()))
            .addAttribute(String.class, a -> a.name(Keys.SK)
                    .getter(item -> item.sk)
                    .setter((item, value) -> item.sk = value)
                    .tags(primarySortKey()))
            .addAttribute(String.class, a -> a.name(Keys.LISTING_PK)
                    .getter(item -> item.listingPk)
                    .setter((item, value) -> item.listingPk = value)
                    .tags(secondaryPartitionKey(Keys.LISTING)))
            .addAttribute(String.class, a -> a.name(Keys.LISTING_SK)
                    .getter(item -> item.id)
                    .setter((item, value) -> item.id = value)
                    .tags(secondarySortKey(Keys.LISTING)))
            .addAttribute(
                    String.class,
                    a -> a.name("course_id").getter(item -> item.id).setter((item, value) -> item.id = value))
            .addAttribute(
                    String.class,
                    a -> a.name("title").getter(item -> item.title).setter((item, value) -> item.title = value))
            .addAttribute(String.class, a -> a.name("audience")
                    .getter(item -> item.audience)
                    .setter((item, value) -> item.audience = value))
            .addAttribute(
                    String.class,
                    a -> a.name("level").getter(item -> item.level).setter((item, value) -> item.level = value))
            .addAttribute(String.class, a -> a.name("language")
                    .getter(item -> item.language)
                    .setter((item, value) -> item.language = value))
            .addAttribute(
                    String.class,
                    a -> a.name("state").getter(item -> item.state).setter((item, value) -> item.state = value))
            .addAttribute(
                    Long.class,
                    a -> a.name("version").getter(item -> item.version).setter((item, value) -> item.version = value))
            .addAttribute(
                    Boolean.class,
                    a -> a.name("partial").getter(item -> item.partial).setter((item, value) -> item.partial = value))
            .addAttribute(
                    Integer.class,
                    a -> a.name("lessons").getter(item -> item.lessons).setter((item, value) -> item.lessons = value))
            .addAttribute(Integer.class, a -> a.name("reading_minutes")
                    .getter(item -> item.readingMinutes)
                    .setter((item, value) -> item.readingMinutes = value))
            .addAttribute(Instant.class, a -> a.name("created_at")
                    .getter(item -> item.createdAt)
                    .setter((item, value) -> item.createdAt = value))
            .addAttribute(Instant.class, a -> a.name("updated_at")
                    .getter(item -> item.updatedAt)
                    .setter((item, value) -> item.updatedAt = value))
            .addAttribute(
                    byte[].class,
                    a -> a.name("body").getter(item -> item.body).setter((item, value) -> item.body = value))
            .addAttribute(
                    String.class,
                    a -> a.name("body_key").getter(item -> item.bodyKey).setter((item, value) -> item.bodyKey = value))
            .build();

    private @Nullable String pk;
    private @Nullable String sk;
    private @Nullable String listingPk;
    private @Nullable String id;
    private @Nullable String title;
    private @Nullable String audience;
    private @Nullable String level;
    private @Nullable String language;
    private @Nullable String state;
    private @Nullable Long version;
    private @Nullable Boolean partial;
    private @Nullable Integer lessons;
    private @Nullable Integer readingMinutes;
    private @Nullable Instant createdAt;
    private @Nullable Instant updatedAt;
    private byte @Nullable [] body;
    private @Nullable String bodyKey;

    private CourseItem() {}

    static CourseItem of(Course course, Body body) {
        var key = Keys.course(course.organisation(), course.id());
        CourseSummary summary = course.summary();
        var item = new CourseItem();
        item.pk = key.partitionKeyValue().s();
        item.sk = key.sortKeyValue().orElseThrow().s();
        item.listingPk = Keys.courses(course.organisation());
        item.id = summary.courseId();
        item.title = summary.title();
        item.audience = summary.audience();
        item.level = summary.level();
        item.language = summary.language();
        item.state = summary.state();
        item.version = summary.version();
        item.partial = summary.partial();
        item.lessons = summary.lessons();
        item.readingMinutes = summary.readingMinutes();
        item.createdAt = summary.createdAt();
        item.updatedAt = summary.updatedAt();
        item.body = body.inline();
        item.bodyKey = body.key();
        return item;
    }

    /** What publishing changes, and nothing else. */
    static CourseItem published(Course next) {
        var key = Keys.course(next.organisation(), next.id());
        var item = new CourseItem();
        item.pk = key.partitionKeyValue().s();
        item.sk = key.sortKeyValue().orElseThrow().s();
        item.state = CourseView.PUBLISHED;
        item.version = next.version();
        item.updatedAt = next.updatedAt();
        return item;
    }

    String id() {
        return Objects.requireNonNull(id);
    }

    long version() {
        return Objects.requireNonNull(version);
    }

    Body body() {
        return Body.of(body, bodyKey);
    }

    Course course(byte[] content) {
        return new Course(
                Keys.organisationIn(Objects.requireNonNull(pk)),
                id(),
                CourseView.PUBLISHED.equals(state),
                version(),
                Objects.requireNonNull(partial),
                Objects.requireNonNull(createdAt),
                Objects.requireNonNull(updatedAt),
                Json.read(content, CourseContent.class));
    }

    CourseSummary summary() {
        return new CourseSummary(
                id(),
                Objects.requireNonNull(title),
                Objects.requireNonNull(audience),
                Objects.requireNonNull(level),
                Objects.requireNonNull(language),
                Objects.requireNonNull(state),
                version(),
                Objects.requireNonNull(partial),
                Objects.requireNonNull(lessons),
                Objects.requireNonNull(readingMinutes),
                Objects.requireNonNull(createdAt),
                Objects.requireNonNull(updatedAt));
    }
}
