package lyceum.ai.openai;

import java.util.ArrayList;
import java.util.List;
import lyceum.ai.LessonTask;
import lyceum.ai.Lessons;
import lyceum.contract.courses.KeyTerm;
import lyceum.contract.courses.Lesson;
import lyceum.contract.courses.Provenance;
import lyceum.contract.courses.QuizItem;
import lyceum.contract.courses.Quote;
import lyceum.contract.courses.Section;
import lyceum.contract.courses.SourceSpan;

/** A lesson whose parts were found in the sources, before it is known what it cost. */
record LessonDraft(
        LessonTask task, List<String> objectives, List<GroundedSection> sections, List<GroundedQuestion> quiz) {
    record GroundedTerm(String term, String definition, SourceSpan span) {}

    record GroundedSection(
            String heading,
            String explanation,
            List<SourceSpan> spans,
            List<GroundedTerm> terms,
            List<Quote> examples) {}

    record GroundedQuestion(
            String kind, String prompt, List<String> options, String answer, String rationale, SourceSpan span) {}

    /** The lesson; what it cost is shared evenly by its blocks, so that their costs add up to it. */
    Lesson lesson(String model, long costMicroUsd) {
        var costs = new Costs(model, costMicroUsd, blocks());
        var written = new ArrayList<Section>();
        for (GroundedSection section : sections) {
            var terms = section.terms().stream()
                    .map(term -> new KeyTerm(term.term(), term.definition(), costs.next(List.of(term.span()))))
                    .toList();
            written.add(new Section(
                    task.lessonId() + "-s" + (written.size() + 1),
                    section.heading(),
                    section.explanation(),
                    terms,
                    section.examples(),
                    costs.next(section.spans())));
        }
        var items = new ArrayList<QuizItem>();
        for (GroundedQuestion question : quiz) {
            items.add(new QuizItem(
                    task.lessonId() + "-q" + (items.size() + 1),
                    question.kind(),
                    question.prompt(),
                    question.options(),
                    question.answer(),
                    question.rationale(),
                    costs.next(List.of(question.span()))));
        }
        return Lessons.complete(task.lessonId(), task.planned().title(), objectives, written, items);
    }

    private int blocks() {
        return sections.size()
                + quiz.size()
                + sections.stream().mapToInt(section -> section.terms().size()).sum();
    }

    private static final class Costs {
        private final String model;
        private long left;
        private int blocks;

        Costs(String model, long left, int blocks) {
            this.model = model;
            this.left = left;
            this.blocks = blocks;
        }

        Provenance next(List<SourceSpan> spans) {
            long share = Math.ceilDiv(left, blocks--);
            left -= share;
            return new Provenance(spans, OpenAiAuthor.PROVIDER, model, Prompts.LESSON_VERSION, share);
        }
    }
}
