package lyceum.contract.courses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import lyceum.contract.InvalidRequest;
import lyceum.contract.Violation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestsTest {
    private static final Brief BRIEF = new Brief(
            "Title", "Everyone", "beginner", "en", List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final Provenance FROM_S1 =
            new Provenance(List.of(new SourceSpan("s1", 0, 1)), "offline", "m", "1", 0);

    @Test
    void allMistakesOfARequestAreNamedAtOnceWithTheirPaths() {
        var brief = new Brief(
                " ",
                "Everyone",
                "expert",
                "xx-very-much-not-a-language-tag-at-all",
                List.of("a", ""),
                Optional.of(0),
                Optional.of(99),
                Optional.of("maybe"));
        var sources = List.of(
                new Source("A", Optional.empty(), Optional.empty()),
                new Source("", Optional.of("short"), Optional.empty()));
        var thrown = catchThrowableOfType(
                InvalidRequest.class, () -> new GenerateCourseRequest(brief, sources, Optional.empty()));
        assertThat(thrown.violations())
                .extracting(Violation::field)
                .containsExactly(
                        "brief.title",
                        "brief.level",
                        "brief.language",
                        "brief.goals[1]",
                        "brief.modules",
                        "brief.lessons_per_module",
                        "brief.approval",
                        "sources[0].text",
                        "sources[1].title",
                        "sources[1].text");
    }

    @Test
    void aSourceIsTextOrAnUploadNotBoth() {
        var both = List.of(new Source("A", Optional.of("x".repeat(200)), Optional.of("upl_1")));
        var thrown = catchThrowableOfType(
                InvalidRequest.class, () -> new GenerateCourseRequest(BRIEF, both, Optional.empty()));
        assertThat(thrown.violations())
                .containsExactly(new Violation("sources[0].text", "give either text or upload_id"));
    }

    @Test
    void idsMustBeUniqueWithinACourse() {
        var lesson = new Lesson("m1", "L", Lesson.COMPLETE, List.of(), List.of(), List.of(), 1);
        var module = new CourseModule("m1", "M", List.of(lesson));
        var thrown = catchThrowableOfType(InvalidRequest.class, () -> patch(List.of(module)));
        assertThat(thrown.violations())
                .containsExactly(new Violation("modules[0].lessons[0].id", "must be unique within the course: m1"));
    }

    @Test
    void theAnswerOfAChoiceIsOneOfItsOptions() {
        var quiz = new QuizItem("q", "choice", "?", List.of("a", "b"), "c", "because", FROM_S1);
        var lesson = new Lesson("l", "L", Lesson.COMPLETE, List.of(), List.of(), List.of(quiz), 1);
        var thrown = catchThrowableOfType(
                InvalidRequest.class, () -> patch(List.of(new CourseModule("m", "M", List.of(lesson)))));
        assertThat(thrown.violations())
                .containsExactly(new Violation("modules[0].lessons[0].quiz[0].answer", "must be one of the options"));
    }

    @Test
    void halvesOfSurrogatePairsAreRefusedWhereverTheyAre() {
        String half = "a\uD83D";
        var section = new Section("s", half, "whole: \uD83D\uDE00", List.of(), List.of(), FROM_S1);
        var lesson = new Lesson("l", "L", Lesson.COMPLETE, List.of("\uDE00\uD83D"), List.of(section), List.of(), 1);
        var modules = List.of(new CourseModule("m", "M", List.of(lesson)));
        var halved = "must not hold half of a surrogate pair";
        var inModules = List.of(
                new Violation("modules[0].lessons[0].objectives[0]", halved),
                new Violation("modules[0].lessons[0].sections[0].heading", halved));

        assertThat(catchThrowableOfType(InvalidRequest.class, () -> patch(modules))
                        .violations())
                .isEqualTo(inModules);
        assertThat(catchThrowableOfType(InvalidRequest.class, () -> create(half, "en" + half, modules))
                        .violations())
                .contains(new Violation("title", halved))
                .extracting(Violation::field)
                .contains("language")
                .containsAll(inModules.stream().map(Violation::field).toList());
    }

    @Test
    void aPatchReplacesWhatItNamesAndKeepsTheRest() {
        var old = new CourseContent("Old", "A", "beginner", "en", List.of("g"), List.of(), List.of(), List.of());
        var patch = new PatchCourseRequest(
                Optional.of("New"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(patch.appliedTo(old))
                .isEqualTo(
                        new CourseContent("New", "A", "beginner", "en", List.of("g"), List.of(), List.of(), List.of()));
    }

    @Test
    void anEmptyPatchIsRefused() {
        var thrown = catchThrowableOfType(InvalidRequest.class, () -> patch(null));
        assertThat(thrown.violations()).hasSize(1);
    }

    private static CreateCourseRequest create(String title, String language, List<CourseModule> modules) {
        return new CreateCourseRequest(
                title,
                "Everyone",
                "beginner",
                language,
                List.of(),
                modules,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static PatchCourseRequest patch(@Nullable List<CourseModule> modules) {
        return new PatchCourseRequest(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(modules),
                Optional.empty());
    }
}
