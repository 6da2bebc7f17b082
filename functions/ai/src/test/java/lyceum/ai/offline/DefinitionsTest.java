package lyceum.ai.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import lyceum.ai.offline.Definition.Asks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DefinitionsTest {
    private final Linguist linguist = new Linguist();

    private Optional<Definition> definition(String sentence) {
        return Definitions.in(Sentence.of(linguist, sentence, 0, sentence.length()), 0, 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "An aquifer is a layer of rock that holds groundwater. | an aquifer | a layer of rock that holds groundwater",
                "Stomata are small pores on the underside of a leaf. | stomata | small pores on the underside of a leaf",
                "Erosion is the wearing away of rock by water or ice. | erosion | the wearing away of rock by water or ice",
                "The horizon is the line that separates earth from sky. | the horizon | the line that separates earth from sky",
                "A session is a group of processes with one session number. | a session | a group of processes with one session number",
                "An orphaned package is one without a maintainer. | an orphaned package | one without a maintainer",
                "An investment is something that you buy to earn income. | an investment | something that you buy to earn income",
                "A loan is defined as a contract in which one lends money. | a loan | a contract in which one lends money",
                "Generators are a simple and powerful tool for making lists. | generators | a simple and powerful tool for making lists"
            })
    void aKindOfThingAndWhatSetsItApart(String sentence, String subject, String predicate) {
        assertThat(definition(sentence)).hasValueSatisfying(definition -> {
            assertThat(definition.subject()).isEqualTo(subject);
            assertThat(definition.predicate()).contains(predicate);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The line between two catchments is called a watershed. | a watershed",
                "The area of land drained by a river is known as the river basin. | the river basin",
                "A deadlock means a state in which two programs wait for each other. | a deadlock",
                "The skin of a leaf has small pores, called stomata. | stomata",
                "Errors found while a program runs are called exceptions and end it. | exceptions",
                "The owner of a share receives a payment known as a dividend. | a dividend"
            })
    void aNameForWhatIsDescribed(String sentence, String subject) {
        assertThat(definition(sentence)).map(Definition::subject).contains(subject);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Valves control the flow of blood through the heart. | valves",
                "A match statement compares a value with several patterns. | a match statement",
                "Ledger books are used to record what a company buys. | ledger books",
                "Marie Curie led a laboratory in Paris for many years. | Marie Curie"
            })
    void whatAThingDoesTellsItsRole(String sentence, String subject) {
        assertThat(definition(sentence)).hasValueSatisfying(definition -> {
            assertThat(definition.subject()).isEqualTo(subject);
            assertThat(definition.asks()).isEqualTo(Asks.ROLE);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Dividend: A payment that a company makes to its owners. | dividend | A payment that a company makes to its owners.",
                "**Estuary:** The wide mouth of a river that meets the tide. | estuary | The wide mouth of a river that meets the tide.",
                "Stomata – Small pores on the underside of a leaf. | stomata | Small pores on the underside of a leaf.",
                "Shareholder: A shareholder is a person who holds common stock. | shareholder | A shareholder is a person who holds common stock."
            })
    void anEntryOfAGlossaryDefinesItsTerm(String entry, String term, String meaning) {
        assertThat(entry(entry)).hasValueSatisfying(definition -> {
            assertThat(definition.term().text()).isEqualTo(term);
            assertThat(definition.sentence().text()).isEqualTo(meaning);
            assertThat(entry.substring(
                            definition.sentence().start(), definition.sentence().end()))
                    .isEqualTo(meaning);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Note: The method that you call first must exist in the class.",
                "Answer: The payment that you make each month is 477.",
                "Bo (1997): Named after the shepherdess in a film for children.",
                "Dividends: see the table in the next chapter of this book."
            })
    void otherLabelsDefineNothing(String entry) {
        assertThat(entry(entry)).isEmpty();
    }

    private Optional<Definition> entry(String entry) {
        return Labels.in(linguist, entry, Sentence.of(linguist, entry, 0, entry.length()), 0, 0);
    }

    @Test
    void whoAPersonWasIsAskedForAsSuch() {
        assertThat(definition("Isaac Newton was an English physicist who studied light and gravity."))
                .map(Definition::asks)
                .contains(Asks.WHO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It is a small bird that walks under water.",
                "A steep river is not always a fast river in a plain.",
                "The reason is a change of the climate in the north.",
                "Cellulose is the material of its cell walls and fibres.",
                "The water is cold and clear in the whole valley.",
                "The bridge is built of stone from the next valley.",
                "A river is a good place to spend the summer at.",
                "The idea is a simple one that everybody knows.",
                "The points where they cross are called the equinoxes.",
                "The ledger is the very heart of a double entry system.",
                "Prague is another town with a bridge of stone."
            })
    void whatDoesNotDefineIsNoDefinition(String sentence) {
        assertThat(definition(sentence)).isEmpty();
    }
}
