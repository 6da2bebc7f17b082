package lyceum.courses;

import static org.assertj.core.api.Assertions.assertThat;

import lyceum.contract.Measure;
import lyceum.contract.Role;
import lyceum.contract.courses.CourseApi;
import lyceum.contract.courses.CourseView;
import lyceum.contract.jobs.JobApi;
import lyceum.contract.jobs.JobView;
import lyceum.courses.testing.Rig;
import lyceum.platform.testing.GatewayEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the order through queue and worker to the course, and on to an export. */
final class OrderToCourseTest {
    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void makesACourseOfTheDocumentedExample() {
        var accepted = rig.http(GatewayEvent.to(CourseApi.GENERATE_COURSE)
                .by(Role.TEACHER)
                .json(CourseApi.GENERATE_COURSE.request().orElseThrow().example()));
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        String jobId = accepted.as(JobView.class).jobId();
        assertThat(accepted.header("Location")).isEqualTo("/api/v1/jobs/" + jobId);

        rig.deliver();

        JobView done = job(jobId);
        assertThat(done.state()).as(done.toString()).isEqualTo("succeeded");
        String courseId = done.result().orElseThrow().courseId();
        var course =
                rig.http(GatewayEvent.to(CourseApi.GET_COURSE).by(Role.TEACHER).path("course_id", courseId));
        assertThat(course.status()).isEqualTo(200);
        assertThat(course.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(course.as(CourseView.class).content().lessons()).isNotEmpty();
        assertThat(course.as(CourseView.class).partial()).isFalse();

        var ordered = rig.http(GatewayEvent.to(CourseApi.EXPORT_COURSE)
                .by(Role.TEACHER)
                .path("course_id", courseId)
                .json("{\"format\": \"markdown\"}"));
        assertThat(ordered.status()).as(ordered.text()).isEqualTo(202);
        rig.deliver();
        JobView exported = job(ordered.as(JobView.class).jobId());
        assertThat(exported.state()).as(exported.toString()).isEqualTo("succeeded");
        assertThat(exported.result().orElseThrow().href()).startsWith("https://bucket.test/exports/org_1/" + courseId);
        assertThat(rig.telemetry.sum(Measure.GENERATIONS_FINISHED)).isEqualTo(1);
        assertThat(rig.telemetry.sum(Measure.GENERATIONS_FAILED)).isZero();
        assertThat(rig.telemetry.sum(Measure.EXPORTS_FINISHED)).isEqualTo(1);
        assertThat(rig.telemetry.sum(Measure.PROVIDER_CALLS)).isGreaterThan(1);
        assertThat(rig.telemetry.sum(Measure.PROVIDER_FAILURES)).isZero();
    }

    private JobView job(String id) {
        return rig.http(GatewayEvent.to(JobApi.GET_JOB).by(Role.TEACHER).path("job_id", id))
                .as(JobView.class);
    }
}
