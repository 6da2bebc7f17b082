package lyceum.contract.jobs;

import static lyceum.contract.Access.roles;

import java.util.List;
import lyceum.contract.Access;
import lyceum.contract.Caching;
import lyceum.contract.Functions;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import lyceum.contract.Problem;
import lyceum.contract.Problems;
import lyceum.contract.Reply;
import lyceum.contract.Role;
import lyceum.contract.Scope;
import lyceum.contract.ServiceLevel;
import lyceum.contract.courses.ApproveOutlineRequest;

/** Long work: what it is doing, what it made, how to stop it or let it go on. */
public final class JobApi {
    public static final Problem JOB_NOT_WAITING = new Problem(
            "job-not-waiting", 409, "The job does not wait for an approval.", "Read the job: state says what it does.");
    public static final Problem JOB_ENDED =
            new Problem("job-ended", 409, "The job has ended.", "Read the job: state says how it ended.");

    static final Access AUTHORS = roles(Role.OWNER, Role.ADMIN, Role.TEACHER, Role.DEVELOPER);
    static final Access READERS = roles(Role.OWNER, Role.ADMIN, Role.TEACHER, Role.DEVELOPER, Role.VIEWER);
    private static final String TAG = "Jobs";
    private static final Parameter JOB = Parameter.path("job_id", "The job.", "job_01JD9Z6Q4M8T5X2B7N3C1VKPWR");

    public static final Operation GET_JOB = Operation.get("getJob", "/api/v1/jobs/{job_id}")
            .documented(
                    TAG,
                    "A job",
                    "State, progress and result. With Prefer: wait=n the answer comes when the job ends or asks for approval,"
                            + " or after n seconds.")
            .access(READERS)
            .scope(Scope.JOBS_READ)
            .takes(JOB, Parameter.PREFER, Parameter.IF_NONE_MATCH)
            .answers(Reply.json(200, JobView.class, "The job."))
            .answers(Reply.empty(304, "Nothing has changed."))
            .cached(Caching.revalidate())
            .level(ServiceLevel.SIMPLE_READ)
            .answeredBy(Functions.COURSES_API);

    public static final Operation LIST_JOBS = Operation.get("listJobs", "/api/v1/jobs")
            .documented(
                    TAG, "Your jobs, newest first", "Filtered by state and kind. A cursor goes on where a page ended.")
            .access(READERS)
            .scope(Scope.JOBS_READ)
            .takes(
                    Parameter.query("state", "Only jobs in this state.", "running"),
                    Parameter.query("kind", "Only jobs of this kind: generate or export.", "generate"),
                    Parameter.LIMIT,
                    Parameter.CURSOR)
            .answers(Reply.json(200, JobPage.class, "A page of jobs."))
            .fails(Problems.INVALID_CURSOR)
            .cached(Caching.revalidate())
            .level(ServiceLevel.LIST_READ)
            .answeredBy(Functions.COURSES_API);

    public static final Operation CANCEL_JOB = Operation.post("cancelJob", "/api/v1/jobs/{job_id}/cancel")
            .documented(
                    TAG,
                    "Stop a job",
                    "Finished lessons are kept: they become a draft marked partial. Cancelling a cancelled job changes nothing.")
            .access(AUTHORS)
            .scope(Scope.JOBS_WRITE)
            .takes(JOB)
            .answers(Reply.json(202, JobView.class, "The job stops at the end of its present step."))
            .fails(JOB_ENDED)
            .level(ServiceLevel.WRITE)
            .idempotent()
            .answeredBy(Functions.COURSES_API);

    public static final Operation APPROVE_OUTLINE = Operation.post("approveOutline", "/api/v1/jobs/{job_id}/approve")
            .documented(
                    TAG,
                    "Approve a job's outline",
                    "The job goes on to write the lessons of the outline, as it is or as edited: rename, reorder, remove or add.")
            .access(AUTHORS)
            .scope(Scope.JOBS_WRITE)
            .takes(JOB)
            .body(ApproveOutlineRequest.class, 1_000_000, "{}")
            .answers(Reply.json(202, JobView.class, "The job goes on."))
            .fails(JOB_NOT_WAITING)
            .level(ServiceLevel.WRITE)
            .idempotent()
            .answeredBy(Functions.COURSES_API);

    public static final Operation STREAM_JOB_EVENTS = Operation.get("streamJobEvents", "/api/v1/jobs/{job_id}/events")
            .documented(
                    TAG,
                    "A job's progress as events",
                    "Server-sent events. Each call answers what is new after Last-Event-ID, waiting up to 20 seconds for it;"
                            + " EventSource reconnects by itself. The event named end is the last.")
            .access(READERS)
            .scope(Scope.JOBS_READ)
            .takes(
                    JOB,
                    new Parameter(
                            "Last-Event-ID",
                            Parameter.In.HEADER,
                            "The id of the last event you have; absent for all.",
                            "3",
                            false))
            .answers(Reply.media(
                    200,
                    "text/event-stream",
                    "Events named progress, waiting or end, each with a job's state as JSON."))
            .level(ServiceLevel.WAITING)
            .answeredBy(Functions.COURSES_API);

    public static final List<Operation> ALL =
            List.of(GET_JOB, LIST_JOBS, CANCEL_JOB, APPROVE_OUTLINE, STREAM_JOB_EVENTS);

    private JobApi() {}
}
