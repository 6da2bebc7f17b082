package lyceum.courses;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Objects;
import java.util.stream.Stream;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.Functions;
import lyceum.courses.catalogue.DynamoCatalogue;
import lyceum.courses.jobs.DynamoJobs;
import lyceum.courses.jobs.Job;
import lyceum.courses.table.Keys;
import lyceum.courses.testing.CoursesTable;
import lyceum.courses.testing.Rig;
import lyceum.courses.testing.SettableClock;
import lyceum.courses.testing.Store;
import lyceum.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What functions are primed with is what their adapters read. */
final class PrimedTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    static Stream<FunctionDeclaration> functions() {
        return Stream.of(
                Functions.COURSES_API, Functions.GENERATE_COURSE, Functions.EXPORT_COURSE, Functions.SWEEP_JOBS);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void oneItemIsTheCourseAndTheJobOfTheExamples(FunctionDeclaration function) {
        var primed = new Primed(function, CoursesTable.NAME, NOW);
        var asJob = primed.item();
        var asCourse = new HashMap<>(asJob);
        var course = primed.course();
        asCourse.put(
                Keys.SK,
                Keys.course(course.organisation(), course.id()).sortKeyValue().orElseThrow());
        try (var store = new Store(new SettableClock())) {
            store.client.putItem(put -> put.tableName(CoursesTable.NAME).item(asJob));
            store.client.putItem(put -> put.tableName(CoursesTable.NAME).item(asCourse));
            var catalogue = new DynamoCatalogue(store.dynamo, CoursesTable.NAME, store.writes, store.bodies);
            var jobs = new DynamoJobs(store.dynamo, CoursesTable.NAME, store.writes);

            assertThat(jobs.find(Primed.MESSAGE.organisation(), Primed.MESSAGE.jobId()))
                    .contains(primed.job());
            assertThat(catalogue.find(course.organisation(), course.id())).contains(course);
        }
    }

    @Test
    void nothingWaitsAndAWorkerHasWork() {
        Job ended = new Primed(Functions.COURSES_API, "t", NOW).job();
        assertThat(ended.state().ended()).isTrue();
        assertThat(ended.outline()).isPresent();
        functions()
                .skip(1)
                .map(function -> new Primed(function, "t", NOW).job())
                .forEach(job ->
                        assertThat(job.free(NOW.plus(Duration.ofMinutes(1)))).isTrue());
    }

    @Test
    void theGenerationGoesToItsEnd() {
        var primed = new Primed(Functions.GENERATE_COURSE, CoursesTable.NAME, NOW);
        try (var rig = new Rig()) {
            rig.clock.advance(Duration.between(rig.clock.instant(), NOW));
            rig.table().putItem(put -> put.tableName(CoursesTable.NAME).item(primed.item()));
            primed.objects().forEach((key, bytes) -> rig.s3.upload(key, bytes, "application/gzip"));

            rig.deliverGeneration(Json.text(Primed.MESSAGE));

            assertThat(rig.table().scan(all -> all.tableName(CoursesTable.NAME)).items())
                    .filteredOn(item -> item.containsKey("state"))
                    .extracting(
                            item -> Objects.requireNonNull(item.get("state")).s())
                    .containsExactlyInAnyOrder("draft", "succeeded");
        }
    }
}
