package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What was acknowledged is there after a stop, and after a kill. */
class DurabilityTest {
    @Test
    void killedDuringGenerationsItLosesNothing(@TempDir Path folder) {
        Path data = folder.resolve("killed");
        List<String> jobs = new ArrayList<>();
        List<String> courses = new ArrayList<>();
        Caller caller;
        try (Host host = Host.start(data)) {
            caller = host.organisation();
            for (int i = 0; i < 6; i++) {
                courses.add(caller.post("/api/v1/courses", Samples.COURSE)
                        .expect(201)
                        .header("location"));
                jobs.add(caller.post("/api/v1/courses/generate", Samples.generate("none"))
                        .expect(202)
                        .json()
                        .path("job_id")
                        .asString());
            }
            host.kill();
        }
        try (Host host = Host.start(data)) {
            Caller again = new Caller(host.url(), caller.key());
            courses.forEach(path -> again.get(path).expect(200));
            for (String id : jobs) {
                JsonNode job = again.settled(id);
                assertThat(job.path("state").asString()).as(job::toString).isEqualTo("succeeded");
                again.get(job.path("result").path("href").asString()).expect(200);
            }
        }
    }

    @Test
    void stoppedAndStartedAgainItKnowsItsCallers(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("stopped");
        String path;
        try (Host host = Host.start(data)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("demo.env"))))
                    .isEqualTo("rw-------");
            path = host.demo()
                    .post("/api/v1/courses", Samples.COURSE)
                    .expect(201)
                    .header("location");
            assertThat(host.stop()).isIn(0, 143);
        }
        try (Host host = Host.start(data)) {
            host.demo().get(path).expect(200);
        }
        try (Host host = Host.start(data, "--fresh")) {
            host.demo().get(path).expectProblem(404, "not-found");
        }
    }
}
