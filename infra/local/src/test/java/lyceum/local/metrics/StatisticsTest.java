package lyceum.local.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Statistics against what a sorted list of all values says. */
class StatisticsTest {
    private static final double HALF_A_PERCENT = 0.005 + 1e-9;

    @Property(tries = 300)
    void sumsAndExtremesAreExact(
            @ForAll @Size(min = 1, max = 200) List<@DoubleRange(min = -1e6, max = 1e6) Double> all) {
        Statistics statistics = of(all);
        double sum = all.stream().mapToDouble(Double::doubleValue).sum();
        assertThat(statistics.value("SampleCount")).isEqualTo(all.size());
        assertThat(statistics.value("Sum")).isCloseTo(sum, within(1e-3));
        assertThat(statistics.value("Average")).isCloseTo(sum / all.size(), within(1e-3));
        assertThat(statistics.value("Minimum")).isEqualTo(sorted(all)[0]);
        assertThat(statistics.value("Maximum")).isEqualTo(sorted(all)[all.size() - 1]);
    }

    @Property(tries = 300)
    void percentilesAreOffByHalfAPercentAtMost(
            @ForAll @Size(min = 1, max = 300) List<@DoubleRange(min = -1e5, max = 1e5) Double> all,
            @ForAll @IntRange(min = 0, max = 1_000) int tenths) {
        double exact = reference(sorted(all), tenths / 1_000.0);
        assertThat(of(all).value("p" + tenths / 10 + "." + tenths % 10))
                .isCloseTo(exact, within(Math.abs(exact) * HALF_A_PERCENT));
    }

    @Property(tries = 200)
    void itDoesNotMatterHowTheValuesCome(
            @ForAll @Size(max = 100) List<@DoubleRange(min = 0, max = 1e5) Double> some,
            @ForAll @Size(min = 1, max = 100) List<@DoubleRange(min = 0, max = 1e5) Double> others,
            @ForAll @IntRange(min = 1, max = 5) int times) {
        var apart = of(some);
        var repeated = new Statistics();
        others.forEach(value -> repeated.add(value, times));
        apart.add(repeated);
        var together = of(some);
        for (int i = 0; i < times; i++) {
            others.forEach(together::add);
        }
        for (String statistic : List.of("SampleCount", "Minimum", "Maximum", "p0", "p25", "p50", "p99", "p100")) {
            assertThat(apart.value(statistic)).as(statistic).isEqualTo(together.value(statistic));
        }
        assertThat(apart.value("Sum")).isCloseTo(together.value("Sum"), within(1e-3));
    }

    private static Statistics of(List<Double> all) {
        var statistics = new Statistics();
        all.forEach(statistics::add);
        return statistics;
    }

    private static double[] sorted(List<Double> all) {
        double[] sorted = all.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    /** The least value that so great a share of all values does not exceed. */
    private static double reference(double[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length - 1e-9);
        return sorted[Math.max(0, rank - 1)];
    }
}
