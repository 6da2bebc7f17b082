package lyceum.ai.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class PartitionTest {
    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Property(tries = 200)
    void everyPieceIsInOneGroupAndTheBoundsAreKept(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = 0, max = 300) Double> weights,
            @ForAll @IntRange(min = 1, max = 12) int most,
            @ForAll @DoubleRange(min = 20, max = 500) double wished) {
        double[] boundaries = DoubleStream.iterate(0.9, x -> 1 - x * 0.7)
                .limit(weights.size())
                .toArray();
        int longest = Math.ceilDiv(weights.size(), Math.min(most, weights.size()));

        var groups = Partition.of(array(weights), boundaries, wished, 1, most, longest);

        assertThat(groups).hasSizeLessThanOrEqualTo(most);
        int next = 0;
        for (int[] group : groups) {
            assertThat(group[0]).isEqualTo(next);
            assertThat(group[1] - group[0]).isBetween(1, longest);
            next = group[1];
        }
        assertThat(next).isEqualTo(weights.size());
    }

    @Test
    void cutsWhereSubjectsBegin() {
        double[] weights = {100, 100, 100, 100, 100, 100};
        double[] boundaries = {1, 0, 0.8, 0, 0.8, 0};

        assertThat(Partition.of(weights, boundaries, 200, 1, 6, 6))
                .extracting(group -> group[0])
                .containsExactly(0, 2, 4);
    }

    @Test
    void makesAsManyGroupsAsAskedFor() {
        double[] weights = {10, 10, 10, 10};
        assertThat(Partition.of(weights, new double[] {1, 1, 1, 1}, 40, 3, 3, 4))
                .hasSize(3);
    }
}
