package lyceum.performance.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Buckets add up, whatever the order, the grouping and the repetitions; percentiles are as exact as they say. */
class BucketPropertiesTest {
    @Property(tries = 200)
    void percentilesAreTrueToTheStatedError(
            @ForAll @Size(min = 1, max = 400) List<@LongRange(max = 2_000_000_000) Long> values,
            @ForAll @IntRange(min = 1, max = 100) int percent) {
        var tally = new Tally();
        values.forEach(value -> tally.add(value, 1, true));

        long exact = exact(values, percent);
        assertThat(tally.percentile(percent)).isBetween(exact, exact + Math.round(Math.ceil(exact * Latencies.ERROR)));
        assertThat(tally.max()).isEqualTo(Collections.max(values));
        assertThat(tally.sum())
                .isEqualTo(values.stream().mapToLong(Long::longValue).sum());
    }

    @Property(tries = 100)
    void upToAQuarterOfASecondPercentilesAreExact(
            @ForAll @Size(min = 1, max = 200) List<@LongRange(max = 255) Long> values,
            @ForAll @IntRange(min = 1, max = 100) int percent) {
        var tally = new Tally();
        values.forEach(value -> tally.add(value, 1, true));

        assertThat(tally.percentile(percent)).isEqualTo(exact(values, percent));
        assertThat(tally.upTo(200))
                .isEqualTo(values.stream().filter(value -> value <= 200).count());
    }

    @Property(tries = 100)
    void orderAndRepetitionChangeNothing(
            @ForAll @Size(max = 60) List<@LongRange(max = 100_000) Long> millis, @ForAll Random random) {
        var samples = samples(millis);
        var repeated = new ArrayList<>(samples);
        samples.stream().filter(_ -> random.nextBoolean()).forEach(repeated::add);
        Collections.shuffle(repeated, random);

        assertThat(Bucket.ofMinute(repeated).packed())
                .isEqualTo(Bucket.ofMinute(samples).packed());
    }

    @Property(tries = 100)
    void groupingChangesNothing(
            @ForAll @Size(max = 60) List<@LongRange(max = 100_000) Long> first,
            @ForAll @Size(max = 60) List<@LongRange(max = 100_000) Long> second,
            @ForAll @Size(max = 60) List<@LongRange(max = 100_000) Long> third) {
        var a = Bucket.ofMinute(samples(first)).packed();
        var b = Bucket.ofMinute(samples(second)).packed();
        var c = Bucket.ofMinute(samples(third)).packed();

        assertThat(sum(sum(a, b), c)).isEqualTo(sum(a, sum(c, b))).isEqualTo(sum(c, a, b));
    }

    @Property(tries = 100)
    void samplesComeBackFromTheirBytes(@ForAll @Size(max = 60) List<@LongRange(max = Long.MAX_VALUE) Long> millis) {
        var samples = samples(millis);

        assertThat(Segment.samples(Segment.packed(samples))).containsExactlyInAnyOrderElementsOf(samples);
    }

    private static byte[] sum(byte[]... parts) {
        var sum = new Bucket();
        for (byte[] part : parts) {
            sum.add(part);
        }
        return sum.packed();
    }

    private static List<Sample> samples(List<Long> millis) {
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < millis.size(); i++) {
            samples.add(new Sample.Builder()
                    .with(Figure.RESPONSE_MS, millis.get(i))
                    .with(Figure.CALLER, i % 7)
                    .status(200 + i % 4 * 100)
                    .of(i * 31L, i % 3 == 0 ? "listCourses" : "getCourse"));
        }
        return samples;
    }

    /** The smallest value that this share of the values does not exceed. */
    private static long exact(List<Long> values, int percent) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(Math.ceilDiv(percent * sorted.size(), 100) - 1);
    }
}
