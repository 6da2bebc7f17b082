package lyceum.contract.courses;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lyceum.contract.Violations;
import org.jspecify.annotations.Nullable;

/** Checks a course that a caller wrote, down to its last block, so that whatever is stored can be rendered. */
final class ContentChecks {
    private static final int BLOCKS_MAX = 500;
    private static final int LINE_MAX = 2_000;
    private static final int TEXT_MAX = 200_000;

    private final Set<String> ids = new HashSet<>();

    private ContentChecks() {}

    static void modules(Violations violations, @Nullable List<CourseModule> modules) {
        var checks = new ContentChecks();
        violations.each("modules", modules, 0, CreateCourseRequest.MODULES_MAX, checks::module);
    }

    static void lesson(Violations violations, Lesson lesson) {
        new ContentChecks().checked(violations, lesson);
    }

    static void glossary(Violations violations, List<GlossaryEntry> glossary) {
        violations.each("glossary", glossary, 0, CreateCourseRequest.GLOSSARY_MAX, (at, entry) -> {
            at.text("term", entry.term(), 1, LINE_MAX)
                    .text("definition", entry.definition(), 1, TEXT_MAX)
                    .text("lesson_id", entry.lessonId(), 1, 64);
            provenance(at, entry.provenance());
        });
    }

    static void sources(Violations violations, List<SourceNote> sources) {
        violations.each("sources", sources, 0, GenerateCourseRequest.SOURCES_MAX, (at, source) -> at.text(
                        "source_id", source.sourceId(), 1, 64)
                .text("title", source.title(), 1, LINE_MAX)
                .text("sha256", source.sha256(), 64, 64));
    }

    private void module(Violations at, CourseModule module) {
        id(at, module.id());
        at.text("title", module.title(), 1, Brief.TITLE_MAX)
                .each("lessons", module.lessons(), 0, CreateCourseRequest.LESSONS_MAX, this::checked);
    }

    private void checked(Violations at, Lesson lesson) {
        id(at, lesson.id());
        at.text("title", lesson.title(), 1, Brief.TITLE_MAX)
                .check(
                        Lesson.COMPLETE.equals(lesson.state()) || Lesson.FAILED.equals(lesson.state()),
                        "state",
                        "must be complete or failed")
                .texts("objectives", lesson.objectives(), 0, BLOCKS_MAX, LINE_MAX)
                .range("reading_minutes", lesson.readingMinutes(), 0, 100_000)
                .each("sections", lesson.sections(), 0, BLOCKS_MAX, this::section)
                .each("quiz", lesson.quiz(), 0, BLOCKS_MAX, this::quizItem);
    }

    private void section(Violations at, Section section) {
        id(at, section.id());
        at.text("heading", section.heading(), 1, LINE_MAX)
                .text("explanation", section.explanation(), 0, TEXT_MAX)
                .each("key_terms", section.keyTerms(), 0, BLOCKS_MAX, (below, term) -> {
                    below.text("term", term.term(), 1, LINE_MAX).text("definition", term.definition(), 1, TEXT_MAX);
                    provenance(below, term.provenance());
                })
                .each("examples", section.examples(), 0, BLOCKS_MAX, (below, quote) -> {
                    below.text("text", quote.text(), 1, TEXT_MAX);
                    span(below, "span", quote.span());
                });
        provenance(at, section.provenance());
    }

    private void quizItem(Violations at, QuizItem item) {
        id(at, item.id());
        at.check("choice".equals(item.kind()) || "cloze".equals(item.kind()), "kind", "must be choice or cloze")
                .text("prompt", item.prompt(), 1, TEXT_MAX)
                .texts("options", item.options(), 0, 20, LINE_MAX)
                .text("answer", item.answer(), 1, LINE_MAX)
                .text("rationale", item.rationale(), 0, TEXT_MAX)
                .check(
                        item.options().isEmpty() || item.options().contains(item.answer()),
                        "answer",
                        "must be one of the options");
        provenance(at, item.provenance());
    }

    private static void provenance(Violations at, @Nullable Provenance provenance) {
        if (provenance == null) {
            at.add("provenance", "is required");
            return;
        }
        Violations below = at.at("provenance");
        below.text("provider", provenance.provider(), 1, 64)
                .text("model", provenance.model(), 0, 200)
                .text("prompt_version", provenance.promptVersion(), 0, 200);
        for (int i = 0; i < provenance.spans().size(); i++) {
            span(below, "spans[" + i + "]", provenance.spans().get(i));
        }
    }

    private static void span(Violations at, String field, @Nullable SourceSpan span) {
        if (span == null) {
            at.add(field, "is required");
            return;
        }
        at.at(field)
                .text("source_id", span.sourceId(), 1, 64)
                .check(0 <= span.start() && span.start() <= span.end(), "start", "must lie between 0 and end");
    }

    private void id(Violations at, @Nullable String id) {
        at.text("id", id, 1, 64);
        if (id != null) {
            at.check(ids.add(id), "id", "must be unique within the course: " + id);
        }
    }
}
