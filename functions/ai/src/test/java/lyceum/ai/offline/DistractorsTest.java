package lyceum.ai.offline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DistractorsTest {
    @ParameterizedTest
    @CsvSource({
        "stoma, stomata",
        "photosynthesis, photosynthetic cell",
        "oxbow lake, lakes",
        "derived class, base class"
    })
    void formsAndRelativesOfAWordAreAlike(String one, String other) {
        assertThat(Distractors.alike(one, other)).isTrue();
        assertThat(Distractors.alike(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"glucose, cellulose", "stoma, starch", "the river, the lake", "horizon, zenith"})
    void differentWordsAreNot(String one, String other) {
        assertThat(Distractors.alike(one, other)).isFalse();
    }
}
