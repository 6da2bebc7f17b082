package lyceum.courses.export;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lyceum.contract.courses.CourseModule;
import lyceum.contract.courses.CourseView;
import lyceum.contract.courses.GlossaryEntry;
import lyceum.contract.courses.KeyTerm;
import lyceum.contract.courses.Lesson;
import lyceum.contract.courses.QuizItem;
import lyceum.contract.courses.Quote;
import lyceum.contract.courses.Section;

/** CommonMark, for people who go on editing. Texts are escaped, so that each is read back as it stands in the course. */
final class MarkdownExport implements Exporter {
    @Override
    public Rendered render(CourseView course) {
        var out = new Markdown();
        new Writer(out, course).write();
        return new Rendered(
                out.toString().getBytes(StandardCharsets.UTF_8),
                "text/markdown; charset=utf-8",
                FileNames.of(course, "md"));
    }

    private record Writer(Markdown out, CourseView course, Map<String, String> sourceTitles) {
        Writer(Markdown out, CourseView course) {
            this(out, course, new HashMap<>());
            course.sources().forEach(source -> sourceTitles.put(source.sourceId(), source.title()));
        }

        void write() {
            out.heading(1, course.title());
            out.paragraph("For " + course.audience() + " · " + course.level() + " · " + course.readingMinutes()
                    + " minutes of reading");
            bullets("After this course you can", course.goals());
            for (int m = 0; m < course.modules().size(); m++) {
                CourseModule module = course.modules().get(m);
                out.heading(2, "Module " + (m + 1) + ": " + module.title());
                for (int l = 0; l < module.lessons().size(); l++) {
                    lesson(CourseMarkup.number(m, l), module.lessons().get(l));
                }
            }
            if (!course.glossary().isEmpty()) {
                out.heading(2, "Glossary");
                for (GlossaryEntry entry : course.glossary()) {
                    out.term(entry.term(), entry.definition());
                }
                out.end();
            }
            if (!course.sources().isEmpty()) {
                out.heading(2, "Sources");
                course.sources().forEach(source -> out.bullet(source.title()));
                out.end();
            }
        }

        private void lesson(String number, Lesson lesson) {
            out.heading(3, number + " " + lesson.title());
            if (lesson.state().equals(Lesson.FAILED)) {
                out.paragraph("This lesson could not be written.");
            }
            bullets("After this lesson you can", lesson.objectives());
            lesson.sections().forEach(this::section);
            if (!lesson.quiz().isEmpty()) {
                questions(lesson.quiz());
            }
        }

        private void section(Section section) {
            out.heading(4, section.heading());
            out.prose(section.explanation());
            if (!section.keyTerms().isEmpty()) {
                for (KeyTerm term : section.keyTerms()) {
                    out.term(term.term(), term.definition());
                }
                out.end();
            }
            section.examples().forEach(this::quote);
        }

        private void quote(Quote quote) {
            String source = quote.span().sourceId();
            out.quote(
                    quote.text(),
                    "— " + sourceTitles.getOrDefault(source, source) + ", characters "
                            + quote.span().start() + "–" + quote.span().end());
        }

        private void questions(List<QuizItem> quiz) {
            out.heading(4, "Questions");
            for (int q = 0; q < quiz.size(); q++) {
                out.numbered(q + 1, quiz.get(q).prompt(), quiz.get(q).options());
            }
            out.end();
            out.heading(4, "Answers");
            for (int q = 0; q < quiz.size(); q++) {
                out.numbered(q + 1, quiz.get(q).answer() + " — " + quiz.get(q).rationale(), List.of());
            }
            out.end();
        }

        private void bullets(String label, List<String> items) {
            if (!items.isEmpty()) {
                out.paragraph(label + ":");
                items.forEach(out::bullet);
                out.end();
            }
        }
    }
}
