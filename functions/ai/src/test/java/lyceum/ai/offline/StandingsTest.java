package lyceum.ai.offline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StandingsTest {
    private final Linguist linguist = new Linguist();

    private Standing standing(String sentence) {
        return Sentence.of(linguist, sentence, 0, sentence.length()).standing();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A stoma is a small pore in the skin of a leaf.",
                "The two high tides of a day differ, because the moon stands north or south of the equator.",
                "Cold water holds more oxygen than warm water.",
                "Salmon are fish that return to their own river.",
                "The two points where the orbits cross are known as nodes.",
                "More than half of the water comes from the mountains."
            })
    void whatNeedsNothingStandsAlone(String sentence) {
        assertThat(standing(sentence)).isEqualTo(Standing.ALONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We measure the speed of the water with a small wheel.",
                "You can hear the stones roll along the bed of the river.",
                "A river without these animals is a poor river.",
                "It is possible to walk around the lake in a day."
            })
    void whatSpeaksToTheReaderMayOpenAParagraph(String sentence) {
        assertThat(standing(sentence)).isEqualTo(Standing.OPENS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It takes place in the cells of a leaf.",
                "In that case the river runs dry.",
                "This makes the water brown.",
                "However, the water is cold.",
                "These stones roll along the bed.",
                "They carry the leaves into the water.",
                "Such rivers shift with each flood.",
                "For example, the Rhine carries much sand.",
                "Its water is brown in winter.",
                "The other bank is steep and high.",
                "In the mill, this turns a wheel.",
                "Most are found in the plains of Asia.",
                "Trout need cold water instead.",
                "Rivers also carry sand into the sea.",
                "Because of this, the river floods its banks.",
                "More distant stars need a longer exposure.",
                "Examples are savings accounts and government bonds.",
                "As another example, a house may lose its value.",
                "Unfortunately, the wall broke in the next winter.",
                "It is useful for code that must always run.",
                "The two rivers flow into the same lake."
            })
    void whatRefersBackNeedsWhatIsBefore(String sentence) {
        assertThat(standing(sentence)).isEqualTo(Standing.FLOWS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Figure 2 shows the valley from the north.",
                "See Section 4.4 for the lengths of these rivers.",
                "As shown above, the water is slow.",
                "In this chapter we follow the water to the sea.",
                "The following table lists some rivers.",
                "Some of the longest rivers of the world are:",
                "For example:",
                "Why does the water turn brown?",
                "and the other part flows into the lake.",
                "Click here to read more about the river.",
                "More at https://rivers.example/long about the Rhine.",
                "int x = foo(a, b); y += x; return {x, y};",
                "River water.",
                "See the harbour rules for the speed of ships.",
                "For more details on tides see the almanac.",
                "The format of the field is described in Version.",
                "Answer: You must pay 477 each month."
            })
    void whatPointsElsewhereOrIsNoSentenceIsUnusable(String sentence) {
        assertThat(standing(sentence)).isEqualTo(Standing.UNUSABLE);
    }

    @Test
    void abbreviationsEndNoSentence() {
        String text =
                "Rivers, e.g. the Rhine, carry sand. Mr. J. Smith measured 3.5 metres, i.e. much. The U.S. Navy agrees.";
        assertThat(Linguist.sentences(text)).hasSize(3);
    }

    @Test
    void markupIsNoPartOfASentence() {
        String raw = "A **stoma** is a\n[small pore](pore.html) in\u00a0a *leaf*.[1]";
        assertThat(Markup.clean(raw)).isEqualTo("A stoma is a small pore in a leaf.");
        assertThat(Markup.clean("a non-\n  interactive tool")).isEqualTo("a non-interactive tool");
        assertThat(Markup.clean("a * b * c and snake_case_name")).isEqualTo("a * b * c and snake_case_name");
    }
}
