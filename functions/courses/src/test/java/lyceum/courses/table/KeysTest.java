package lyceum.courses.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.enhanced.dynamodb.Key;

/** Keys are read back as they were written, differ where what they name differs, and sort as what they name does. */
final class KeysTest {
    @Property
    void readsBackWhatItWrote(@ForAll("ids") String organisation, @ForAll("ids") String id) {
        Key course = Keys.course(organisation, id);
        Key job = Keys.job(organisation, id);

        assertThat(Keys.organisationIn(partition(course))).isEqualTo(organisation);
        assertThat(Keys.id(Keys.COURSE, sort(course))).contains(id);
        assertThat(Keys.id(Keys.JOB, sort(job))).contains(id);
        assertThat(Keys.id(Keys.JOB, sort(course))).isEmpty();
        assertThat(course).isNotEqualTo(job);
    }

    @Property
    void differentThingsHaveDifferentKeys(
            @ForAll("ids") String organisation, @ForAll("ids") String other, @ForAll("ids") String id) {
        assertThat(Keys.course(organisation, id).equals(Keys.course(other, id))).isEqualTo(organisation.equals(other));
        assertThat(Keys.job(id, organisation).equals(Keys.job(id, other))).isEqualTo(organisation.equals(other));
        assertThat(Keys.courses(organisation)).isNotEqualTo(Keys.organisation(other));
    }

    @Property
    void partsSortByNumber(@ForAll @IntRange(max = 999) int one, @ForAll @IntRange(max = 999) int two) {
        String first = sort(Keys.part("job_1", one));
        String second = sort(Keys.part("job_1", two));

        assertThat(Integer.signum(first.compareTo(second))).isEqualTo(Integer.compare(one, two));
        assertThat(Keys.partIn(first)).isEqualTo(one);
    }

    @Property
    void dueTimesSortByTimeWhateverTheJob(
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long one,
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long two,
            @ForAll("ids") String job) {
        String first = Keys.due(Instant.ofEpochMilli(one), job);
        String before = Keys.due(Instant.ofEpochMilli(two));

        assertThat(first.compareTo(before) < 0).isEqualTo(one < two);
    }

    @Property
    void everyActiveJobIsInAShardThatIsLookedThrough(@ForAll("ids") String job) {
        assertThat(IntStream.range(0, Keys.ACTIVE_SHARDS).mapToObj(Keys::active))
                .contains(Keys.active(job));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "crs_",
                "crs_01JD9Z6Q4M8T5X2B7N3C1VKPW",
                "crs_01JD9Z6Q4M8T5X2B7N3C1VKPWRX",
                "CRS_01JD9Z6Q4M8T5X2B7N3C1VKPWR",
                "crs_01JD9Z6Q4M8T5X2B7N3C1VKP#R",
                "crs_01jd9z6q4m8t5x2b7n3c1vkpwr",
                "../01JD9Z6Q4M8T5X2B7N3C1VKPWR"
            })
    void refusesIdsThatWereNeverGiven(String id) {
        assertThat(Keys.wellFormed(id)).isFalse();
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.strings()
                .withChars("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
                .ofLength(26)
                .map(ulid -> "org_" + ulid)
                .filter(Keys::wellFormed);
    }

    private static String partition(Key key) {
        return key.partitionKeyValue().s();
    }

    private static String sort(Key key) {
        return Optional.of(key).flatMap(Key::sortKeyValue).orElseThrow().s();
    }
}
