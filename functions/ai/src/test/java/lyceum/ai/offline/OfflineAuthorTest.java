package lyceum.ai.offline;

import static lyceum.ai.offline.Courses.brief;
import static lyceum.ai.offline.Courses.rivers;
import static lyceum.ai.offline.Courses.source;
import static lyceum.ai.offline.Courses.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lyceum.ai.Draft;
import lyceum.ai.LessonTask;
import lyceum.ai.Refusal;
import lyceum.ai.SourceText;
import lyceum.contract.courses.Brief;
import lyceum.contract.courses.Lesson;
import lyceum.contract.courses.Outline;
import lyceum.contract.courses.Outline.OutlineLesson;
import lyceum.contract.courses.Outline.OutlineModule;
import org.junit.jupiter.api.Test;

final class OfflineAuthorTest {
    private final OfflineAuthor author = new OfflineAuthor();

    /** The whole course as a pupil reads it. A change of the method shows in the diff of rivers.course.txt. */
    @Test
    void aCourseReadsAsItDid() throws IOException {
        String now = Courses.printed(Courses.lessons(brief("Rivers", "beginner"), source(rivers())));
        Files.writeString(Path.of("target", "rivers.course.txt"), now);
        try (var in = OfflineAuthorTest.class.getResourceAsStream("rivers.course.txt")) {
            assertThat(in).isNotNull();
            assertThat(now)
                    .as("target/rivers.course.txt holds the course as it is now")
                    .isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void theExampleOfTheDocumentationMakesOneGoodLesson() {
        var lessons = Courses.lessons(brief("Photosynthesis", "beginner"), source(Courses.PHOTOSYNTHESIS));

        assertThat(lessons).singleElement().satisfies(lesson -> {
            assertThat(lesson.title()).isEqualTo("Photosynthesis");
            assertThat(lesson.sections()).singleElement().satisfies(section -> {
                assertThat(section.explanation()).isEqualTo(Courses.PHOTOSYNTHESIS);
                assertThat(section.keyTerms())
                        .extracting(term -> term.term())
                        .contains("photosynthesis", "chlorophyll", "stomata", "glucose");
            });
            assertThat(lesson.quiz()).hasSizeBetween(3, 5);
        });
    }

    @Test
    void keepsToTheModulesAndLessonsAskedFor() {
        var outline = Courses.outline(brief(Optional.of(2), Optional.of(2)), source(rivers()));

        assertThat(outline.modules()).hasSize(2);
        assertThat(outline.modules())
                .allSatisfy(module -> assertThat(module.lessons()).hasSizeBetween(1, 2));
    }

    @Test
    void makesSmallerLessonsWhereMoreModulesAreAskedFor() {
        var outline = Courses.outline(brief(Optional.of(5), Optional.empty()), source(rivers()));

        assertThat(outline.modules()).hasSize(5);
    }

    @Test
    void severalSourcesAreNotMixedInOneSpan() {
        var sources = List.of(
                new SourceText("s1", "Rivers", rivers()), new SourceText("s2", "Leaves", Courses.PHOTOSYNTHESIS));

        var outline = Courses.outline(brief("Nature", "beginner"), sources);

        assertThat(outline.modules().stream()
                        .flatMap(module -> module.lessons().stream())
                        .flatMap(l -> l.spans().stream()))
                .anyMatch(span -> span.sourceId().equals("s2"))
                .allSatisfy(span -> assertThat(span.end())
                        .isLessThanOrEqualTo(sources.get(span.sourceId().equals("s1") ? 0 : 1)
                                .text()
                                .length()));
    }

    @Test
    void goalsThatALessonServesAreAmongItsObjectives() {
        var brief = new Brief(
                "Rivers",
                "pupils",
                "beginner",
                "en",
                List.of("Explain how a meander becomes an oxbow lake", "Bake bread"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        var objectives = Courses.lessons(brief, source(rivers())).stream()
                .flatMap(lesson -> lesson.objectives().stream())
                .toList();

        assertThat(objectives)
                .containsOnlyOnce("Explain how a meander becomes an oxbow lake")
                .doesNotContain("Bake bread");
    }

    @Test
    void anAddedLessonFindsItsPassagesByTitle() {
        var lesson = value(author.lesson(added("Deltas")));

        assertThat(lesson.title()).isEqualTo("Deltas");
        assertThat(lesson.sections().getFirst().explanation()).startsWith("A delta is a fan of land");
    }

    @Test
    void anAddedLessonWithoutAHeadingFindsItsPassagesByTheirWords() {
        var lesson = value(author.lesson(added("Groundwater in chalk")));

        assertThat(lesson.sections().getFirst().explanation())
                .contains("Chalk, gravel and sandstone make good aquifers.");
    }

    @Test
    void anAddedLessonThatTheSourcesDoNotKnowIsRefused() {
        assertThat(author.lesson(added("Baking bread"))).isInstanceOfSatisfying(Draft.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Refusal.NOTHING_FOUND);
            assertThat(refused.retryable()).isFalse();
        });
    }

    private static LessonTask added(String title) {
        var lesson = new OutlineLesson(title, Optional.empty(), List.of());
        var outline = new Outline(List.of(new OutlineModule("Added", List.of(lesson))));
        return new LessonTask(brief("Rivers", "beginner"), source(rivers()), outline, 0, 0);
    }

    @Test
    void aRenamedAndMovedLessonKeepsItsPassages() {
        var brief = brief("Rivers", "beginner");
        var planned = Courses.outline(brief, source(rivers()))
                .modules()
                .getFirst()
                .lessons()
                .getFirst();
        var renamed = new OutlineLesson("Up in the hills", planned.objective(), planned.spans());
        var other = new OutlineLesson("Deltas", Optional.empty(), List.of());
        var outline = new Outline(List.of(new OutlineModule("All", List.of(other, renamed))));

        Lesson lesson = value(author.lesson(new LessonTask(brief, source(rivers()), outline, 0, 1)));

        assertThat(lesson.id()).isEqualTo("m1-l2");
        assertThat(lesson.title()).isEqualTo("Up in the hills");
        assertThat(lesson.sections()).anyMatch(section -> section.explanation().contains("A spring is a place"));
    }

    @Test
    void readsEnglishOnly() {
        var german = new Brief(
                "Flüsse", "Schüler", "beginner", "de", List.of(), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(author.outline(german, source(rivers())))
                .isInstanceOfSatisfying(Draft.Refused.class, refused -> assertThat(refused.code())
                        .isEqualTo("wrong-language"));
        assertThat(author.outline(brief("Rivers", "beginner"), source(rivers())))
                .isInstanceOf(Draft.Written.class);
    }

    @Test
    void aSourceWithoutSentencesIsRefused() {
        assertThat(author.outline(brief("Rivers", "beginner"), source("| Rhine | 1233 |\n".repeat(40))))
                .isInstanceOfSatisfying(Draft.Refused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(Refusal.TOO_LITTLE_TEXT));
    }
}
