package lyceum.ai.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lyceum.contract.courses.QuizItem;
import org.junit.jupiter.api.Test;

final class QuizzesTest {
    private static final String KINGS = """
            ## The kings of Prussia

            Frederick William was crowned king of Prussia in Berlin in 1713. He spent little on his court and much on his army. \
            The royal army grew to more than eighty thousand soldiers. Frederick William ruled Prussia until his death in 1740.

            Maria Theresa was crowned queen of Hungary in Pressburg in 1741. Most princes of the empire took her for weak. Maria \
            Theresa ruled Hungary for forty years, and the royal army of Prussia never broke her.

            Peter Romanov was crowned in Moscow as a child. The royal army of Russia was old and slow. Peter Romanov ruled Russia \
            until his death, built a fleet and moved the court to the sea. In the end the iron cannon won the war for Peter \
            Romanov, and Maria Theresa and Frederick William bought the iron cannon too.

            A fleet of ships needs tar, rope and oak. The iron cannon of a ship was heavier than the iron cannon of a castle.
            """;

    private static List<QuizItem> quiz(String title, String text) {
        return Courses.lessons(Courses.brief(title, "intermediate"), Courses.source(text)).stream()
                .flatMap(lesson -> lesson.quiz().stream())
                .toList();
    }

    @Test
    void namesStandAgainstNamesThatKeepTheSameCompany() {
        assertThat(quiz("Kings", KINGS))
                .filteredOn(item -> item.answer().equals("Maria Theresa"))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.options()).contains("Frederick William", "Peter Romanov"));
    }

    @Test
    void aThingInAListIsNotAskedFor() {
        assertThat(quiz("Kings", KINGS))
                .noneMatch(item ->
                        item.prompt().contains("____, rope") || item.prompt().contains("tar, ____"));
    }

    @Test
    void anEntryOfAGlossaryIsAskedForByItsMeaning() {
        String text = """
                ## Shares

                People buy parts of a company in the hope that it will do well. Many hold them for years, and others sell them soon. \
                A bank keeps the papers and tells the owner each year what they are worth.

                - Dividend: A payment that a company makes to its owners each year.
                - Broker: A person who buys and sells on behalf of others.
                - Portfolio: The set of all papers that one investor holds.
                - Yield: A measure of what an investor earns in a year.
                """;

        assertThat(quiz("Shares", text)).anySatisfy(item -> {
            assertThat(item.prompt())
                    .isEqualTo("Which term means “A payment that a company makes to its owners each year”?");
            assertThat(item.answer()).isEqualTo("dividend");
            assertThat(item.options()).contains("broker", "portfolio");
        });
    }

    @Test
    void onlyWhatTheLessonPrintsIsAsked() {
        var lessons = Courses.lessons(
                Courses.brief(java.util.Optional.of(1), java.util.Optional.of(1)), Courses.source(Courses.rivers()));

        assertThat(lessons).allSatisfy(lesson -> {
            String all = Courses.printed(lessons);
            assertThat(lesson.quiz()).isNotEmpty().allSatisfy(item -> {
                if (item.kind().equals("cloze")) {
                    assertThat(all).contains(item.rationale().replaceAll("^The source says: “|”$", ""));
                }
            });
        });
    }
}
