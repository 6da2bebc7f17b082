package lyceum.courses;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import lyceum.contract.Operation;
import lyceum.contract.Role;
import lyceum.contract.courses.CourseApi;
import lyceum.contract.courses.CourseView;
import lyceum.contract.jobs.JobApi;
import lyceum.contract.jobs.JobView;
import lyceum.courses.testing.Rig;
import lyceum.courses.testing.Rig.Response;
import lyceum.platform.testing.GatewayEvent;

/** What the tests of the functions ask for again and again. */
final class Requests {
    static final String COURSE = CourseApi.CREATE_COURSE.request().orElseThrow().example();
    static final String GENERATE =
            CourseApi.GENERATE_COURSE.request().orElseThrow().example();
    static final String NO_COURSE = "crs_01JD9Z6Q4M8T5X2B7N3C1VKPWR";
    static final String NO_JOB = "job_01JD9Z6Q4M8T5X2B7N3C1VKPWR";

    private Requests() {}

    /** By a teacher of the organisation org_1. */
    static GatewayEvent to(Operation operation) {
        return GatewayEvent.to(operation).by(Role.TEACHER);
    }

    static GatewayEvent onCourse(Operation operation, String courseId) {
        return to(operation).path("course_id", courseId);
    }

    static GatewayEvent onJob(Operation operation, String jobId) {
        return to(operation).path("job_id", jobId);
    }

    /** The example of a generation, with its outline to be approved. */
    static String generateWithApproval() {
        return GENERATE.replaceFirst("\"goals\"", "\"approval\": \"outline\", \"goals\"");
    }

    static CourseView course(Rig rig) {
        return created(rig.http(to(CourseApi.CREATE_COURSE).json(COURSE))).as(CourseView.class);
    }

    /** A new job, of which nothing is done. */
    static JobView job(Rig rig, String body) {
        Response accepted = rig.http(to(CourseApi.GENERATE_COURSE).json(body));
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        return accepted.as(JobView.class);
    }

    static JobView read(Rig rig, String jobId) {
        return rig.http(onJob(JobApi.GET_JOB, jobId)).as(JobView.class);
    }

    static String etag(long version) {
        return String.format(Locale.ROOT, "W/\"%d\"", version);
    }

    private static Response created(Response response) {
        assertThat(response.status()).as(response.text()).isEqualTo(201);
        return response;
    }
}
