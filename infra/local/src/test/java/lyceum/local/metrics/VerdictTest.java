package lyceum.local.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of CloudWatch's user guide, "How alarm state is evaluated when data is missing"; KEEP is "retain current state". */
class VerdictTest {
    @ParameterizedTest
    @CsvSource({
        "0 - X - X, OK, OK, OK, OK",
        "0 - - - -, OK, OK, OK, OK",
        "- - - - -, INSUFFICIENT_DATA, KEEP, ALARM, OK",
        "0 X X - X, ALARM, ALARM, ALARM, ALARM",
        "- - X - -, ALARM, KEEP, ALARM, OK",
    })
    void threeOfThree(String points, String missing, String ignore, String breaching, String notBreaching) {
        assertStates(3, points, List.of(missing, ignore, breaching, notBreaching));
    }

    @ParameterizedTest
    @CsvSource({
        "0 - X - X, ALARM, ALARM, ALARM, ALARM",
        "0 0 X 0 X, ALARM, ALARM, ALARM, ALARM",
        "0 - X - -, OK, OK, ALARM, OK",
        "- - - - 0, OK, OK, ALARM, OK",
        "- - - X -, ALARM, KEEP, ALARM, OK",
    })
    void twoOfThree(String points, String missing, String ignore, String breaching, String notBreaching) {
        assertStates(2, points, List.of(missing, ignore, breaching, notBreaching));
    }

    /** "Avoiding premature transitions to alarm state." */
    @ParameterizedTest
    @CsvSource({"- - - - X, KEEP", "- - - X -, KEEP", "- - - X 0, OK", "- - X - 0, OK", "- - X - -, ALARM"})
    void waitsForTheNextPoint(String points, String state) {
        assertThat(said(new Verdict(3, 3, Missing.missing).of(read(points)))).isEqualTo(state);
    }

    @Property
    void whereNothingIsMissingItDoesNotMatterWhatMissingWouldMean(
            @ForAll("whole") List<Optional<Boolean>> points, @ForAll @IntRange(min = 1, max = 3) int breaching) {
        assertThat(Arrays.stream(Missing.values()).map(missing -> new Verdict(3, breaching, missing).of(points)))
                .allSatisfy(state -> assertThat(state)
                        .isEqualTo(new Verdict(3, breaching, Missing.missing).of(points))
                        .isPresent());
    }

    @Property
    void moreBreachesNeverEndAnAlarm(
            @ForAll("any") List<Optional<Boolean>> points,
            @ForAll @IntRange(min = 0, max = 4) int at,
            @ForAll @IntRange(min = 1, max = 3) int breaching,
            @ForAll Missing missing) {
        var verdict = new Verdict(3, breaching, missing);
        if (points.get(at).isPresent() && verdict.of(points).equals(Optional.of(AlarmState.ALARM))) {
            var worse = new ArrayList<>(points);
            worse.set(at, Optional.of(true));
            assertThat(verdict.of(worse)).contains(AlarmState.ALARM);
        }
    }

    @Provide
    Arbitrary<List<Optional<Boolean>>> whole() {
        return Arbitraries.of(Optional.of(true), Optional.of(false)).list().ofSize(5);
    }

    @Provide
    Arbitrary<List<Optional<Boolean>>> any() {
        return Arbitraries.of(Optional.of(true), Optional.of(false), Optional.<Boolean>empty())
                .list()
                .ofSize(5);
    }

    private static void assertStates(int breaching, String points, List<String> states) {
        var columns = List.of(Missing.missing, Missing.ignore, Missing.breaching, Missing.notBreaching);
        for (int column = 0; column < columns.size(); column++) {
            Missing missing = columns.get(column);
            assertThat(said(new Verdict(3, breaching, missing).of(read(points))))
                    .as(points + " treated as " + missing)
                    .isEqualTo(states.get(column));
        }
    }

    private static String said(Optional<AlarmState> state) {
        return state.map(Enum::name).orElse("KEEP");
    }

    private static List<Optional<Boolean>> read(String points) {
        return Arrays.stream(points.split(" "))
                .map(point -> point.equals("-") ? Optional.<Boolean>empty() : Optional.of(point.equals("X")))
                .toList();
    }
}
