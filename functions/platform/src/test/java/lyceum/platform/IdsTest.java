package lyceum.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final long LAST = (1L << 48) - 1;

    @Property
    void idsSortByTime(@ForAll @LongRange(max = LAST) long one, @ForAll @LongRange(max = LAST) long other) {
        int byTime = Long.compare(one, other);
        int byId = Integer.signum(timeOf(one).compareTo(timeOf(other)));
        assertThat(byId).isEqualTo(byTime);
    }

    @Property
    void idsAreAPrefixAnd26LettersThatCantBeMisread(@ForAll @LongRange(max = LAST) long time, @ForAll long seed) {
        assertThat(Ids.from(at(time), new Random(seed)).next("crs_")).matches("crs_[0-7][0-9A-HJKMNP-TV-Z]{25}");
    }

    @Test
    void theTimeIsEncodedAsTheUlidSpecificationSays() {
        assertThat(Ids.from(at(1_469_918_176_385L), new Random(1)).next("")).startsWith("01ARYZ6S41");
    }

    @Test
    void idsOfOneMomentDiffer() {
        Ids ids = Ids.secure(at(1));
        var seen = new HashSet<String>();
        for (int i = 0; i < 10_000; i++) {
            seen.add(ids.next(""));
        }
        assertThat(seen).hasSize(10_000);
    }

    private static String timeOf(long time) {
        return Ids.from(at(time), new Random(1)).next("").substring(0, 10);
    }

    private static InstantSource at(long millis) {
        return InstantSource.fixed(Instant.ofEpochMilli(millis));
    }
}
