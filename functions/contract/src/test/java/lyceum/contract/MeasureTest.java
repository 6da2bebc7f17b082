package lyceum.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MeasureTest {
    @Test
    void namesAreUniqueAndSnakeCase() {
        assertThat(Arrays.stream(Measure.values()).map(Measure::metric))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(_[a-z]+)*"));
    }

    @Test
    void cachesAreUniqueAndKebabCase() {
        assertThat(Caches.ALL).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
    }
}
