package lyceum.courses.export;

import java.util.List;
import java.util.Map;
import lyceum.contract.courses.KeyTerm;
import lyceum.contract.courses.Lesson;
import lyceum.contract.courses.QuizItem;
import lyceum.contract.courses.Quote;
import lyceum.contract.courses.Section;

/** The inside of a lesson as markup. */
final class LessonMarkup {
    /** Where a pupil finds the answers to the questions. */
    enum Answers {
        /** Below each question, unfolded by a click. */
        FOLDED,
        /** In an appendix, as in a printed book. */
        APPENDED
    }

    private final Map<String, String> sourceTitles;
    private final Answers answers;

    LessonMarkup(Map<String, String> sourceTitles, Answers answers) {
        this.sourceTitles = sourceTitles;
        this.answers = answers;
    }

    /** All that stands below the lesson's heading, which has {@code level}. */
    void body(Xhtml out, Lesson lesson, String id, int level) {
        if (lesson.state().equals(Lesson.FAILED)) {
            out.line("p", "This lesson could not be written.", "class", "note");
        }
        if (!lesson.objectives().isEmpty()) {
            out.open("div", "class", "objectives").raw("\n");
            out.line("p", "After this lesson you can", "class", "label");
            CourseMarkup.list(out, "ul", "goals", lesson.objectives());
            out.closeLine();
        }
        for (int s = 0; s < lesson.sections().size(); s++) {
            section(out, lesson.sections().get(s), id + "-s" + (s + 1), level + 1);
        }
        if (!lesson.quiz().isEmpty()) {
            quiz(out, lesson.quiz(), id, level + 1);
        }
    }

    /** The answers to a lesson's questions, in their order. */
    void answers(Xhtml out, Lesson lesson) {
        out.open("ol", "class", "answers").raw("\n");
        for (QuizItem item : lesson.quiz()) {
            out.open("li");
            out.element("strong", answer(item)).text(" ").text(Legal.line(item.rationale()));
            out.closeLine();
        }
        out.closeLine();
    }

    private void section(Xhtml out, Section section, String id, int level) {
        out.open("section", "class", "section", "id", id).raw("\n");
        out.line("h" + level, Legal.line(section.heading()));
        prose(out, section.explanation());
        if (!section.keyTerms().isEmpty()) {
            keyTerms(out, section.keyTerms());
        }
        section.examples().forEach(quote -> quote(out, quote));
        out.closeLine();
    }

    private static void keyTerms(Xhtml out, List<KeyTerm> terms) {
        out.open("div", "class", "terms").raw("\n");
        out.line("p", terms.size() == 1 ? "Key term" : "Key terms", "class", "label");
        out.raw("<dl>\n");
        for (KeyTerm term : terms) {
            out.line("dt", Legal.line(term.term()));
            out.line("dd", Legal.line(term.definition()));
        }
        out.raw("</dl>\n").closeLine();
    }

    private void quote(Xhtml out, Quote quote) {
        out.open("figure", "class", "quote").open("blockquote").raw("\n");
        prose(out, quote.text());
        out.closeLine();
        String title =
                sourceTitles.getOrDefault(quote.span().sourceId(), quote.span().sourceId());
        out.line(
                "figcaption",
                Legal.line(title) + ", characters " + quote.span().start() + "–"
                        + quote.span().end());
        out.closeLine();
    }

    private void quiz(Xhtml out, List<QuizItem> quiz, String id, int level) {
        out.open("section", "class", "quiz", "id", id + "-quiz").raw("\n");
        out.line("h" + level, "Questions");
        out.open("ol", "class", "questions").raw("\n");
        for (int q = 0; q < quiz.size(); q++) {
            question(out, quiz.get(q), id + "-q" + (q + 1));
        }
        out.closeLine().closeLine();
    }

    private void question(Xhtml out, QuizItem item, String id) {
        out.open("li", "id", id).raw("\n");
        out.line("p", Legal.line(item.prompt()), "class", "prompt");
        if (!item.options().isEmpty()) {
            CourseMarkup.list(out, "ol", "options", item.options());
        }
        if (answers == Answers.FOLDED) {
            out.open("details").element("summary", "Answer");
            out.open("p").element("strong", answer(item)).text(" ").text(Legal.line(item.rationale()));
            out.closeLine().closeLine();
        }
        out.closeLine();
    }

    private static String answer(QuizItem item) {
        int index = item.options().indexOf(item.answer());
        String letter = index < 0 || index > 25 ? "" : (char) ('A' + index) + ". ";
        String answer = Legal.line(item.answer());
        return letter + answer + (answer.matches("(?s).*[.!?…]") ? "" : ".");
    }

    private static void prose(Xhtml out, String text) {
        for (Prose.Block block : Prose.blocks(text)) {
            switch (block) {
                case Prose.Paragraph paragraph -> out.line("p", paragraph.text());
                case Prose.Code code ->
                    out.open("pre").element("code", code.text()).closeLine();
                case Prose.Bullets bullets -> CourseMarkup.list(out, "ul", "bullets", bullets.items());
            }
        }
    }
}
