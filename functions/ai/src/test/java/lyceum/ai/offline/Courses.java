package lyceum.ai.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lyceum.ai.Draft;
import lyceum.ai.LessonTask;
import lyceum.ai.SourceText;
import lyceum.contract.courses.Brief;
import lyceum.contract.courses.Lesson;
import lyceum.contract.courses.Outline;
import lyceum.contract.courses.Section;

/** Makes whole courses for tests, and prints them. */
final class Courses {
    static final String PHOTOSYNTHESIS = """
            Photosynthesis is the process by which green plants turn light into chemical energy. It takes place in the \
            chloroplasts, small bodies inside the cells of a leaf. Chlorophyll is the green pigment that absorbs the light. The \
            energy of the light splits water into hydrogen and oxygen. The oxygen leaves the leaf through its stomata. Stomata are \
            small pores, mostly on the underside of a leaf. The plant joins the hydrogen with carbon dioxide from the air and \
            makes glucose. Glucose is a sugar that stores the energy. The plant burns glucose when it needs energy, and builds \
            cellulose and starch from it. Cellulose is the material of its cell walls. Starch is its store for the night and the \
            winter.""";

    private Courses() {}

    static String rivers() {
        try (var in = Courses.class.getResourceAsStream("rivers.md")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Brief brief(String title, String level) {
        return new Brief(title, "pupils", level, "en", List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Brief brief(Optional<Integer> modules, Optional<Integer> lessonsPerModule) {
        return new Brief("Rivers", "pupils", "beginner", "en", List.of(), modules, lessonsPerModule, Optional.empty());
    }

    static List<SourceText> source(String text) {
        return List.of(new SourceText("s1", "Rivers", text));
    }

    static Outline outline(Brief brief, List<SourceText> sources) {
        return value(new OfflineAuthor().outline(brief, sources));
    }

    static List<Lesson> lessons(Brief brief, List<SourceText> sources) {
        var author = new OfflineAuthor();
        var outline = value(author.outline(brief, sources));
        var lessons = new ArrayList<Lesson>();
        for (int m = 0; m < outline.modules().size(); m++) {
            for (int l = 0; l < outline.modules().get(m).lessons().size(); l++) {
                lessons.add(value(author.lesson(new LessonTask(brief, sources, outline, m, l))));
            }
        }
        return lessons;
    }

    static <T> T value(Draft<T> draft) {
        assertThat(draft).isInstanceOf(Draft.Written.class);
        return ((Draft.Written<T>) draft).value();
    }

    static String printed(List<Lesson> lessons) {
        return lessons.stream().map(Courses::printed).collect(Collectors.joining("\n"));
    }

    private static String printed(Lesson lesson) {
        var text = new StringBuilder("# " + lesson.id() + " " + lesson.title() + "\n");
        lesson.objectives()
                .forEach(objective -> text.append("* ").append(objective).append('\n'));
        lesson.sections().forEach(section -> text.append(printed(section)));
        lesson.quiz().forEach(item -> {
            text.append("\n")
                    .append(item.id())
                    .append(' ')
                    .append(item.prompt())
                    .append('\n');
            item.options().forEach(option -> text.append(option.equals(item.answer()) ? "  x " : "  - ")
                    .append(option)
                    .append('\n'));
        });
        return text.toString();
    }

    private static String printed(Section section) {
        var text = new StringBuilder("\n## " + section.heading() + "\n\n" + section.explanation() + "\n");
        section.keyTerms()
                .forEach(term ->
                        text.append("\n").append(term.term()).append(": ").append(term.definition()));
        section.examples().forEach(quote -> text.append("\n> ").append(quote.text()));
        return text.append("\n").toString();
    }
}
