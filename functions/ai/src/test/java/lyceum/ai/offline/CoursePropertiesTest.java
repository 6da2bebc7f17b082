package lyceum.ai.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lyceum.ai.Glossary;
import lyceum.contract.courses.Lesson;
import lyceum.contract.courses.Section;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for the course of any source: here, documents put together at random from the blocks of one. */
final class CoursePropertiesTest {
    private static final int TRIES = 10;
    private static final Set<String> DANGLING = Set.of(
            "it",
            "this",
            "these",
            "those",
            "they",
            "such",
            "however",
            "therefore",
            "thus",
            "but",
            "its",
            "their",
            "also");

    @Provide
    Arbitrary<String> documents() {
        var blocks = new ArrayList<>(Arrays.asList(Courses.rivers().split("\n\n", -1)));
        blocks.add("```\n$ river --length Rhine\n1233 kilometres\n```");
        blocks.add("However, the **Rhine** carries more\nsand than the [Thames](thames.html).[1]");
        blocks.add(Courses.PHOTOSYNTHESIS);
        return Arbitraries.of(blocks)
                .list()
                .ofMinSize(20)
                .ofMaxSize(60)
                .map(list -> String.join("\n\n", new ArrayList<>(new LinkedHashSet<>(list))) + "\n\n# Leaves\n\n"
                        + Courses.PHOTOSYNTHESIS);
    }

    private static List<Lesson> course(String document) {
        return Courses.lessons(Courses.brief("Rivers", "beginner"), Courses.source(document));
    }

    private static List<Section> sections(List<Lesson> course) {
        return course.stream().flatMap(lesson -> lesson.sections().stream()).toList();
    }

    @Property(tries = TRIES)
    void theSameInputGivesTheSameCourse(@ForAll("documents") String document) {
        assertThat(course(document)).isEqualTo(course(document));
    }

    @Property(tries = TRIES)
    void everyQuoteStandsWhereItsSpanSays(@ForAll("documents") String document) {
        assertThat(sections(course(document)).stream().flatMap(section -> section.examples().stream()))
                .allSatisfy(quote -> assertThat(document.substring(
                                quote.span().start(), quote.span().end()))
                        .isEqualTo(quote.text()));
    }

    @Property(tries = TRIES)
    void everySentenceIsTheSources(@ForAll("documents") String document) {
        String words = Markup.clean(document);
        for (Section section : sections(course(document))) {
            for (String paragraph : section.explanation().split("\n\n", -1)) {
                for (int[] span : Linguist.sentences(paragraph)) {
                    String sentence = paragraph.substring(span[0], span[1]);
                    assertThat(words).contains(sentence.substring(0, sentence.length() - 1));
                }
            }
            assertThat(section.keyTerms()).allSatisfy(term -> assertThat(words).contains(term.definition()));
        }
    }

    @Property(tries = TRIES)
    void theProvenanceOfABlockHoldsItsWords(@ForAll("documents") String document) {
        for (Section section : sections(course(document))) {
            var paragraphs = section.explanation().split("\n\n", -1);
            assertThat(section.provenance().spans()).hasSameSizeAs(paragraphs);
            for (int i = 0; i < paragraphs.length; i++) {
                var span = section.provenance().spans().get(i);
                String source = Markup.clean(document.substring(span.start(), span.end()));
                assertThat(source).startsWith(paragraphs[i].substring(0, 10));
            }
            assertThat(section.keyTerms()).allSatisfy(term -> {
                var span = term.provenance().spans().getFirst();
                assertThat(Markup.clean(document.substring(span.start(), span.end())))
                        .isEqualTo(term.definition());
            });
        }
    }

    @Property(tries = TRIES)
    void noSectionAndNoQuestionBeginsWithAReference(@ForAll("documents") String document) {
        var course = course(document);
        assertThat(sections(course))
                .allSatisfy(section -> assertThat(DANGLING).doesNotContain(firstWord(section.explanation())));
        assertThat(course.stream().flatMap(lesson -> lesson.quiz().stream()))
                .allSatisfy(item -> assertThat(DANGLING).doesNotContain(firstWord(item.prompt())));
        assertThat(Glossary.of(course))
                .allSatisfy(entry -> assertThat(DANGLING).doesNotContain(firstWord(entry.definition())));
    }

    private static String firstWord(String text) {
        return text.split("[^\\p{L}]+", 2)[0].toLowerCase(Locale.ROOT);
    }

    @Property(tries = TRIES)
    void theOptionsOfAQuestionAreDifferentAndNotFormsOfOneAnother(@ForAll("documents") String document) {
        for (Lesson lesson : course(document)) {
            for (var item : lesson.quiz()) {
                assertThat(item.options())
                        .contains(item.answer())
                        .hasSizeBetween(3, 4)
                        .doesNotHaveDuplicates();
                for (String one : item.options()) {
                    for (String other : item.options()) {
                        assertThat(item.kind().equals("cloze") && !one.equals(other) && Distractors.alike(one, other))
                                .as("%s and %s", one, other)
                                .isFalse();
                    }
                }
                assertThat(item.kind().equals("cloze") && !item.prompt().contains(Quizzes.GAP))
                        .isFalse();
            }
        }
    }

    @Property(tries = TRIES)
    void idsAndTitlesAreUniqueAndLessonsAreNotTooLong(@ForAll("documents") String document) {
        var course = course(document);
        assertThat(course)
                .extracting(lesson -> lesson.title().toLowerCase(Locale.ROOT))
                .doesNotHaveDuplicates();
        var ids = new ArrayList<String>();
        for (Lesson lesson : course) {
            ids.add(lesson.id());
            lesson.sections().forEach(section -> ids.add(section.id()));
            lesson.quiz().forEach(item -> ids.add(item.id()));
            int words = lesson.sections().stream()
                    .mapToInt(section -> section.explanation().split("\\s+", -1).length)
                    .sum();
            assertThat(words).isLessThanOrEqualTo(700);
            assertThat(lesson.readingMinutes()).isPositive();
        }
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    }
}
