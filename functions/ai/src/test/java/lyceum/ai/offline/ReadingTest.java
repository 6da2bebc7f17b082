package lyceum.ai.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReadingTest {
    private static final String SIMPLE =
            "A lever is a bar that turns on a fixed point. For example, a see-saw is a lever.";
    private static final String DENSE =
            "Archimedean equilibrium presupposes proportionality between antagonistic torques, whose magnitudes derive from"
                    + " perpendicular displacement and gravitational attraction irrespective of material composition.";
    private static final String LONG =
            "The smith who made the first iron bars for the quarry in the hills lent them to the masons of the town, who moved"
                    + " the stones for the new bridge with them in one summer and gave them back before the first snow fell on"
                    + " the road.";

    private static Analysis analysis(String text) {
        return Analysis.of(Courses.source(text));
    }

    @Test
    void beginnersAreSuitedByWhatDefinesAndGivesExamplesOthersByWhatIsDense() {
        var analysis = analysis(SIMPLE + "\n\n" + DENSE);

        assertThat(suits(Reading.BEGINNER, analysis, 0)).isGreaterThan(suits(Reading.BEGINNER, analysis, 1));
        assertThat(suits(Reading.ADVANCED, analysis, 1)).isGreaterThan(suits(Reading.ADVANCED, analysis, 0));
    }

    private static double suits(Reading reading, Analysis analysis, int passage) {
        return reading.suits(analysis, passage, analysis.prose().of(passage));
    }

    @Test
    void beginnersAreSparedVeryLongSentencesThatNothingNeeds() {
        assertThat(kept(Reading.BEGINNER, SIMPLE + " " + LONG)).noneMatch(text -> text.startsWith("The smith"));
        assertThat(kept(Reading.ADVANCED, SIMPLE + " " + LONG)).anyMatch(text -> text.startsWith("The smith"));
        assertThat(kept(Reading.BEGINNER, LONG + " This made the masons rich.")).hasSize(2);
    }

    private static List<String> kept(Reading reading, String text) {
        var analysis = analysis(text);
        return IntStream.range(0, analysis.passages().size())
                .boxed()
                .flatMap(i -> reading.kept(analysis, i, analysis.prose().of(i)).stream())
                .map(Sentence::text)
                .toList();
    }
}
