package lyceum.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import lyceum.contract.courses.KeyTerm;
import lyceum.contract.courses.Lesson;
import lyceum.contract.courses.Provenance;
import lyceum.contract.courses.Section;
import org.junit.jupiter.api.Test;

final class GlossaryTest {
    private static final Provenance FROM = new Provenance(List.of(), "offline", "extractive", "offline-1", 0);

    private static Lesson lesson(String id, String... terms) {
        var keyTerms = Stream.of(terms)
                .map(term -> new KeyTerm(term, "In " + id + ".", FROM))
                .toList();
        return Lessons.complete(
                id,
                "Title",
                List.of(),
                List.of(new Section(id + "-s1", "Heading", "Words.", keyTerms, List.of(), FROM)),
                List.of());
    }

    @Test
    void isAlphabeticalAndTakesATermWhereItIsTaughtFirst() {
        var glossary = Glossary.of(List.of(lesson("m1-l1", "tide", "Moon"), lesson("m1-l2", "Tide", "coast")));

        assertThat(glossary)
                .extracting(entry -> entry.term() + " " + entry.lessonId())
                .containsExactly("coast m1-l2", "Moon m1-l1", "tide m1-l1");
    }

    @Test
    void readingTimeIsRoundedUp() {
        String hundred = "word ".repeat(100).strip();
        var short1 = new Section("s", "Heading", hundred, List.of(), List.of(), FROM);

        assertThat(Lessons.complete("m1-l1", "T", List.of(), List.of(short1), List.of())
                        .readingMinutes())
                .isEqualTo(1);
        assertThat(Lessons.complete("m1-l1", "T", List.of(), List.of(short1, short1), List.of())
                        .readingMinutes())
                .isEqualTo(2);
        assertThat(Lessons.failed("m1-l1", "T").readingMinutes()).isZero();
    }
}
