package lyceum.courses.generation;

import java.util.List;
import lyceum.contract.Violation;
import lyceum.contract.courses.CourseApi;
import lyceum.contract.courses.GenerateCourseRequest;
import lyceum.courses.jobs.AwaitJob;
import lyceum.courses.jobs.Job;
import lyceum.courses.jobs.JobRoutes;
import lyceum.courses.jobs.JobViews;
import lyceum.platform.function.App;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Call;

/** Binds the operation that orders a course. */
public final class GenerationRoutes {
    private final GenerateCourse generate;
    private final JobViews views;
    private final AwaitJob await;

    public GenerationRoutes(GenerateCourse generate, JobViews views, AwaitJob await) {
        this.generate = generate;
        this.views = views;
        this.await = await;
    }

    public void bind(App.Builder app) {
        app.operation(CourseApi.GENERATE_COURSE, GenerateCourseRequest.class, this::generate);
    }

    private Answer generate(Call<GenerateCourseRequest> call) {
        return switch (generate.generate(call.organisation(), call.body(), job -> call.claim(views.accepted(job)))) {
            case GenerateCourse.Outcome.Accepted(Job job) ->
                JobRoutes.waited(
                        call, views.accepted(await.untilSettled(job, JobRoutes.patience(call, call.patience()))));
            case GenerateCourse.Outcome.NoSuchProvider(String provider) ->
                Answer.problem(
                        CourseApi.PROVIDER_NOT_CONFIGURED,
                        "No provider of this name is set up.",
                        List.of(new Violation("provider", "is not set up here: " + provider)));
            case GenerateCourse.Outcome.UploadsMissing(List<Integer> sources) ->
                Answer.problem(
                        CourseApi.UPLOAD_NOT_FOUND,
                        "The bytes of " + sources.size() + " of the sources were never sent.",
                        sources.stream().map(GenerationRoutes::missing).toList());
        };
    }

    private static Violation missing(int source) {
        return new Violation("sources[" + source + "].upload_id", "names no upload of yours");
    }
}
