package lyceum.courses.jobs;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.contract.Parameter;
import lyceum.contract.Problems;
import lyceum.contract.Violation;
import lyceum.contract.courses.ApproveOutlineRequest;
import lyceum.contract.jobs.JobApi;
import lyceum.contract.jobs.JobPage;
import lyceum.platform.function.App;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Call;
import lyceum.platform.http.Cursors;
import lyceum.platform.http.NoBody;

/** Binds the operations on jobs. */
public final class JobRoutes {
    private static final String POSITION = "after";
    private static final Duration STREAM_FOR = Duration.ofSeconds(20);
    /** What an answer needs after waiting for it, so that the gateway still gets it. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(2);

    private final Jobs jobs;
    private final JobViews views;
    private final AwaitJob await;
    private final CancelJob cancel;
    private final ApproveOutline approve;
    private final Cursors cursors;

    public JobRoutes(
            Jobs jobs, JobViews views, AwaitJob await, Messages messages, Cursors cursors, InstantSource clock) {
        this.jobs = jobs;
        this.views = views;
        this.await = await;
        this.cancel = new CancelJob(jobs, clock);
        this.approve = new ApproveOutline(jobs, messages, clock);
        this.cursors = cursors;
    }

    public void bind(App.Builder app) {
        app.operation(JobApi.GET_JOB, this::get)
                .operation(JobApi.LIST_JOBS, this::list)
                .operation(JobApi.CANCEL_JOB, this::cancel)
                .operation(JobApi.APPROVE_OUTLINE, ApproveOutlineRequest.class, this::approve)
                .operation(JobApi.STREAM_JOB_EVENTS, this::stream);
    }

    /** How long this call may wait: as long as its caller wants, and still be answered in time. */
    public static Duration patience(Call<?> call, Duration wanted) {
        Duration left = call.invocation().remaining().minus(TO_ANSWER);
        return wanted.compareTo(left) < 0 ? wanted : left;
    }

    /** The answer to a call with {@code Prefer: wait=n} says that it was heard (RFC 7240). */
    public static Answer waited(Call<?> call, Answer answer) {
        Duration patience = call.patience();
        return patience.isZero() ? answer : answer.header("Preference-Applied", "wait=" + patience.toSeconds());
    }

    private Answer get(Call<NoBody> call) {
        return jobs.find(call.organisation(), call.path("job_id"))
                .map(job -> await.untilSettled(job, patience(call, call.patience())))
                .map(job -> waited(call, views.read(job)))
                .orElseGet(JobRoutes::missing);
    }

    private Answer list(Call<NoBody> call) {
        var wrong = new ArrayList<Violation>();
        Optional<State> state = call.query("state").flatMap(State::of);
        Optional<Kind> kind = call.query("kind").flatMap(Kind::of);
        if (call.query("state").isPresent() && state.isEmpty()) {
            wrong.add(new Violation("state", "names no state of a job"));
        }
        if (call.query("kind").isPresent() && kind.isEmpty()) {
            wrong.add(new Violation("kind", "must be generate or export"));
        }
        return wrong.isEmpty()
                ? list(call, new Jobs.Filter(state, kind))
                : Answer.problem(Problems.INVALID_PARAMETER, "A filter has no such value.", wrong);
    }

    private Answer list(Call<NoBody> call, Jobs.Filter filter) {
        Optional<String> cursor = call.query(Parameter.CURSOR.name());
        String scope = "listJobs/" + call.organisation() + "/" + filter;
        Optional<String> after =
                cursor.flatMap(given -> cursors.open(scope, given)).map(at -> at.get(POSITION));
        if (cursor.isPresent() && after.isEmpty()) {
            return Answer.problem(Problems.INVALID_CURSOR, "This cursor was given by another list, or was changed.");
        }
        var page = jobs.list(call.organisation(), filter, call.limit(), after);
        return Answer.json(
                200,
                new JobPage(
                        page.jobs().stream().map(views::entry).toList(),
                        call.limit(),
                        page.next().isPresent(),
                        page.next().map(position -> cursors.seal(scope, Map.of(POSITION, position)))));
    }

    private Answer cancel(Call<NoBody> call) {
        return switch (cancel.cancel(call.organisation(), call.path("job_id"), job -> call.claim(views.changed(job)))) {
            case CancelJob.Outcome.Stopping(Job job) -> views.changed(job);
            case CancelJob.Outcome.Ended(Job job) ->
                Answer.problem(JobApi.JOB_ENDED, "The job has " + job.state().word() + ".");
            case CancelJob.Outcome.Missing() -> missing();
            case CancelJob.Outcome.Busy() -> Answer.problem(Problems.CONFLICT, "The job is just moving on. Try again.");
        };
    }

    private Answer approve(Call<ApproveOutlineRequest> call) {
        return switch (approve.approve(
                call.organisation(),
                call.path("job_id"),
                call.body().outline(),
                job -> call.claim(views.changed(job)))) {
            case ApproveOutline.Outcome.GoesOn(Job job) -> views.changed(job);
            case ApproveOutline.Outcome.NotWaiting(var job) ->
                Answer.problem(
                        JobApi.JOB_NOT_WAITING,
                        job.map(now -> "The job is " + now.state().word() + ".")
                                .orElse("Somebody else has just decided on it."));
            case ApproveOutline.Outcome.Missing() -> missing();
        };
    }

    private Answer stream(Call<NoBody> call) {
        String last = call.header("Last-Event-ID").orElse("0");
        if (!last.matches("[0-9]{1,18}")) {
            return Answer.problem(
                    Problems.INVALID_PARAMETER,
                    "Last-Event-ID is not the id of an event.",
                    List.of(new Violation("Last-Event-ID", "must be the id of an event that this job sent")));
        }
        long after = Long.parseLong(last);
        return jobs.find(call.organisation(), call.path("job_id"))
                .map(job -> await.untilNews(job, after, patience(call, STREAM_FOR)))
                .map(job -> Answer.events(EventStream.after(job, after)))
                .orElseGet(JobRoutes::missing);
    }

    private static Answer missing() {
        return Answer.problem(Problems.NOT_FOUND, "No job of yours has this id.");
    }
}
