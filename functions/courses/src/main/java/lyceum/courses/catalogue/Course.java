package lyceum.courses.catalogue;

import java.time.Instant;
import lyceum.contract.courses.CourseApi;
import lyceum.contract.courses.CourseContent;
import lyceum.contract.courses.CourseSummary;
import lyceum.contract.courses.CourseView;
import lyceum.contract.courses.PatchCourseRequest;
import lyceum.platform.Json;

/**
 * A course of an organisation.
 *
 * @param published false for a draft
 * @param version 1 for a new course; rises by one with each change
 * @param partial whether lessons are missing
 */
public record Course(
        String organisation,
        String id,
        boolean published,
        long version,
        boolean partial,
        Instant createdAt,
        Instant updatedAt,
        CourseContent content) {
    /** A new draft. */
    public static Course draft(String organisation, String id, boolean partial, CourseContent content, Instant now) {
        return new Course(organisation, id, false, 1, partial, now, now, content);
    }

    Course patched(PatchCourseRequest patch, Instant now) {
        return new Course(organisation, id, published, version + 1, partial, createdAt, now, patch.appliedTo(content));
    }

    Course published(Instant now) {
        return new Course(organisation, id, true, version + 1, partial, createdAt, now, content);
    }

    boolean tooLarge() {
        return Json.bytes(content).length > CourseApi.COURSE_MAX_BYTES;
    }

    public CourseView view() {
        return CourseView.of(id, state(), version, partial, createdAt, updatedAt, content);
    }

    CourseSummary summary() {
        return new CourseSummary(
                id,
                content.title(),
                content.audience(),
                content.level(),
                content.language(),
                state(),
                version,
                partial,
                content.lessons().size(),
                content.readingMinutes(),
                createdAt,
                updatedAt);
    }

    private String state() {
        return published ? CourseView.PUBLISHED : CourseView.DRAFT;
    }
}
