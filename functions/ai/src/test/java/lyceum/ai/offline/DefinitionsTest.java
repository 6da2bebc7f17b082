package lyceum.ai.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
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
                "The horizon is the line that separates earth from sky. | the horizon | the line that separates earth from sky"
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
                "A deadlock means a state in which two programs wait for each other. | a deadlock"
            })
    void aNameForWhatIsDescribed(String sentence, String subject) {
        assertThat(definition(sentence)).map(Definition::subject).contains(subject);
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
                "The points where they cross are called the equinoxes."
            })
    void whatDoesNotDefineIsNoDefinition(String sentence) {
        assertThat(definition(sentence)).isEmpty();
    }
}
