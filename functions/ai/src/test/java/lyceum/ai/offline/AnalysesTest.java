package lyceum.ai.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class AnalysesTest {
    private final Analyses analyses = new Analyses();

    @Test
    void readsTheSameSourcesOnce() {
        var first = analyses.of(Courses.source(Courses.PHOTOSYNTHESIS));

        assertThat(analyses.of(Courses.source(Courses.PHOTOSYNTHESIS))).isSameAs(first);
        assertThat(analyses.of(Courses.source(Courses.PHOTOSYNTHESIS + " "))).isNotSameAs(first);
    }

    @Test
    void threadsShareOneAnalysis() throws Exception {
        var calls = new ArrayList<Callable<Analysis>>();
        for (int i = 0; i < 5; i++) {
            calls.add(() -> analyses.of(Courses.source(Courses.rivers())));
        }
        try (var threads = Executors.newFixedThreadPool(5)) {
            var first = analyses.of(Courses.source(Courses.rivers()));
            for (var result : threads.invokeAll(calls)) {
                assertThat(result.get()).isSameAs(first);
            }
        }
    }

    @Test
    void forgetsTheLeastRecentlyUsed() {
        var first = analyses.of(Courses.source(Courses.PHOTOSYNTHESIS));
        for (int i = 0; i < 6; i++) {
            assertThat(analyses.of(Courses.source("A river is a stream of water number " + i + ".")))
                    .isNotNull();
        }

        assertThat(analyses.of(Courses.source(Courses.PHOTOSYNTHESIS))).isNotSameAs(first);
    }
}
