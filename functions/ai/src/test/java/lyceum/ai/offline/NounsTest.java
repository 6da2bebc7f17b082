package lyceum.ai.offline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NounsTest {
    @ParameterizedTest
    @CsvSource({
        "cells, cell",
        "boxes, box",
        "cities, city",
        "classes, class",
        "stomata, stoma",
        "leaves, leaf",
        "algae, alga",
        "children, child",
        "criteria, criterion",
        "matrices, matrix",
        "churches, church",
        "heroes, hero",
        "databases, database"
    })
    void findsTheSingular(String plural, String singular) {
        assertThat(Nouns.singular(plural)).isEqualTo(singular);
        assertThat(Nouns.plural(plural)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"class", "analysis", "virus", "series", "physics", "gas", "lens", "process", "status", "axis"})
    void leavesASingularAlone(String noun) {
        assertThat(Nouns.plural(noun)).isFalse();
    }
}
