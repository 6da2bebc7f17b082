package lyceum.courses.exports;

import lyceum.contract.Problems;
import lyceum.contract.courses.CourseApi;
import lyceum.contract.courses.ExportRequest;
import lyceum.courses.jobs.AwaitJob;
import lyceum.courses.jobs.ExportOrder;
import lyceum.courses.jobs.Job;
import lyceum.courses.jobs.JobRoutes;
import lyceum.courses.jobs.JobViews;
import lyceum.platform.function.App;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Call;

/** Binds the operation that orders an export. */
public final class ExportRoutes {
    private final ExportCourse export;
    private final JobViews views;
    private final AwaitJob await;

    public ExportRoutes(ExportCourse export, JobViews views, AwaitJob await) {
        this.export = export;
        this.views = views;
        this.await = await;
    }

    public void bind(App.Builder app) {
        app.operation(CourseApi.EXPORT_COURSE, ExportRequest.class, this::export);
    }

    private Answer export(Call<ExportRequest> call) {
        var order = new ExportOrder(call.path("course_id"), call.body().format());
        return switch (export.export(call.organisation(), order, job -> call.claim(views.accepted(job)))) {
            case ExportCourse.Outcome.Accepted(Job job) ->
                JobRoutes.waited(
                        call, views.accepted(await.untilSettled(job, JobRoutes.patience(call, call.patience()))));
            case ExportCourse.Outcome.Missing() ->
                Answer.problem(Problems.NOT_FOUND, "No course of yours has this id.");
        };
    }
}
