package lyceum.ai;

import java.util.List;
import java.util.regex.Pattern;
import lyceum.contract.courses.Lesson;
import lyceum.contract.courses.QuizItem;
import lyceum.contract.courses.Section;

/** Makes lessons, with the reading time that their words take. */
public final class Lessons {
    private static final int WORDS_PER_MINUTE = 200;
    private static final Pattern WORD = Pattern.compile("\\S+");

    private Lessons() {}

    public static Lesson complete(
            String id, String title, List<String> objectives, List<Section> sections, List<QuizItem> quiz) {
        long words = objectives.stream().mapToLong(Lessons::words).sum()
                + sections.stream().mapToLong(Lessons::words).sum()
                + quiz.stream().mapToLong(Lessons::words).sum();
        return new Lesson(id, title, Lesson.COMPLETE, objectives, sections, quiz, minutes(words));
    }

    /** A lesson that could not be written: its title stays in its place in the course. */
    public static Lesson failed(String id, String title) {
        return new Lesson(id, title, Lesson.FAILED, List.of(), List.of(), List.of(), 0);
    }

    private static int minutes(long words) {
        return Math.toIntExact((words + WORDS_PER_MINUTE - 1) / WORDS_PER_MINUTE);
    }

    private static long words(Section section) {
        return words(section.heading())
                + words(section.explanation())
                + section.keyTerms().stream()
                        .mapToLong(term -> words(term.term()) + words(term.definition()))
                        .sum()
                + section.examples().stream()
                        .mapToLong(quote -> words(quote.text()))
                        .sum();
    }

    private static long words(QuizItem item) {
        return words(item.prompt())
                + item.options().stream().mapToLong(Lessons::words).sum();
    }

    private static long words(String text) {
        return WORD.matcher(text).results().count();
    }
}
