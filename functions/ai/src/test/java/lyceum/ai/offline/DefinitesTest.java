package lyceum.ai.offline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DefinitesTest {
    private final Linguist linguist = new Linguist();

    private Sentence sentence(String text) {
        return Sentence.of(linguist, text, 0, text.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The method works well with cold water.",
                "The choice is arbitrary and historical.",
                "The new treaty ended the war.",
                "The salvage value is subtracted from the price."
            })
    void aNounThatNothingExplainsIsBare(String text) {
        assertThat(Definites.bare(sentence(text))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The method of least squares works well.",
                "The treaty that ended the war was signed in Utrecht.",
                "The place chosen to represent the zone is Greenwich.",
                "The first treaty was signed in Utrecht.",
                "The longest river flows through Egypt.",
                "The Rhine flows through Basel.",
                "A method works well."
            })
    void aNounThatItsSentenceExplainsIsNot(String text) {
        assertThat(Definites.bare(sentence(text))).isEmpty();
    }

    /** The second paragraph is about a pump that only a question introduces, and questions are not printed. */
    @Test
    void aSentenceAboutWhatOnlyDroppedWordsIntroduceIsDropped() {
        String text = """
                ## Wells

                A well is a hole in the ground from which people draw water. Wells were dug by hand for thousands of years. Deep \
                wells need strong walls of stone or brick, because loose soil falls in. Rope and bucket brought the water up.

                Why would a village buy a pump? The pump costs more than a good horse. It lasts for twenty years.

                Water from a deep well is cold and clear in every season. Rain fills the ground again in winter. Villages \
                share one well among many houses, and the children fetch the water before school.
                """;

        assertThat(Courses.lessons(Courses.brief("Wells", "beginner"), Courses.source(text)))
                .singleElement()
                .satisfies(lesson -> assertThat(Courses.printed(java.util.List.of(lesson)))
                        .contains("Water from a deep well is cold")
                        .doesNotContain("The pump costs")
                        .doesNotContain("It lasts for twenty years"));
    }
}
