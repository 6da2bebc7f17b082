package lyceum.local.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricMathTest {
    private static final double NONE = Double.NaN;
    private static final Map<String, double[]> KNOWN = Map.of(
            "a", new double[] {1, 2, NONE}, "b", new double[] {4, 0, 5}, "none", new double[] {NONE, NONE, NONE});

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a + b * 2 | 9 2 -",
                "(a + b) * 2 | 10 4 -",
                "a / b | 0.25 - -",
                "2 ^ 3 ^ 0 | 2 2 2",
                "-a - -1 | 0 -1 -",
                "a < b | 1 0 -",
                "a >= 1 && b == 0 | 0 1 -",
                "a == 1 OR b == 0 | 1 1 -",
                "FILL(a, 0) | 1 2 0",
                "FILL(a, REPEAT) | 1 2 2",
                "FILL(none, 7) | 7 7 7",
                "IF(b > 0, a / b, 0) | 0.25 0 -",
                "IF(a > 1, b) | - 0 -",
                "SUM([a, b]) | 5 2 5",
                "MAX([a, b, 3]) | 4 3 5",
                "MIN([a, b]) | 1 0 5",
                "AVG([a, b]) | 2.5 1 5",
                "SUM(a) | 3 3 3",
                "MAX(none) | - - -",
                "abs(a - b) | 3 2 -",
            })
    void calculates(String expression, String expected) {
        assertThat(said(MetricMath.parse(expression).over(3, KNOWN))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ANOMALY_DETECTION_BAND(a, 2) | The expression ANOMALY_DETECTION_BAND(a, 2) uses the function ANOMALY_DETECTION_BAND, which the local host does not know.",
                "a + | The expression a + ends too early.",
                "(a | The expression (a lacks ).",
                "a b | The expression a b does not end before b.",
                "a ? b | The expression a ? b has a sign that is not known at 1.",
                "IF(a) | The expression IF(a) gives IF 1 values.",
            })
    void stopsAtWhatItCanNotRead(String expression, String sentence) {
        assertThatThrownBy(() -> MetricMath.parse(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @Test
    void queriesMustKnowWhatTheyRead() {
        assertThatThrownBy(() -> new MetricData(List.of(MetricQuery.expression("e1", "m1 + 1"))))
                .hasMessage("There is no metric or expression with the id m1.");
        assertThatThrownBy(() ->
                        new MetricData(List.of(MetricQuery.expression("e1", "e2"), MetricQuery.expression("e2", "e1"))))
                .hasMessage("The expression e1 reads itself.");
    }

    @Property
    void calculatesAsJavaDoes(
            @ForAll @IntRange(min = -99, max = 99) int x,
            @ForAll @IntRange(min = -99, max = 99) int y,
            @ForAll @IntRange(min = 1, max = 99) int z) {
        var known = Map.of("x", new double[] {x}, "y", new double[] {y}, "z", new double[] {z});
        assertThat(MetricMath.parse("x - y * 3 / z + (x - y) / z").over(1, known)[0])
                .isEqualTo(x - y * 3.0 / z + (x - y) / (double) z);
    }

    private static String said(double[] values) {
        var text = new StringBuilder();
        for (double value : values) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(Double.isNaN(value) ? "-" : String.valueOf(value).replaceAll("\\.0$", ""));
        }
        return text.toString();
    }
}
