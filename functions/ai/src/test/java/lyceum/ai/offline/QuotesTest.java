package lyceum.ai.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuotesTest {
    private static final String BEFORE = "## Staves\n\nA staff is a set of five lines on which notes stand.\n\n```\n";

    private static List<String> quotes(String listing) {
        var analysis = Analysis.of(Courses.source(BEFORE + listing + "\n```\n"));
        return new Quotes(analysis)
                .of(List.of(0, 1), Set.of()).stream().map(quote -> quote.text()).toList();
    }

    @Test
    void aListingIsAnExample() {
        assertThat(quotes("c4 d4 e4 f4\ng2 g2")).containsExactly("c4 d4 e4 f4\ng2 g2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[ << Rests ] | [ Chords >> ]\n[ < Staves ] | []",
                "A Short History of Notes",
                "<mail@music.example>",
                "Note\nThis notation is older than most, and players who are new to it may well find it hard to read."
            })
    void barsOfLinksTitlesAndNotesAreNone(String listing) {
        assertThat(quotes(listing)).isEmpty();
    }
}
