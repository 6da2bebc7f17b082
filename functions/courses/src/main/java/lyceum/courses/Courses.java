package lyceum.courses;

import lyceum.ai.Authors;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.Functions;
import lyceum.contract.jobs.JobMessage;
import lyceum.courses.blobs.Blobs;
import lyceum.courses.blobs.S3Blobs;
import lyceum.courses.catalogue.Catalogue;
import lyceum.courses.catalogue.CourseRoutes;
import lyceum.courses.catalogue.DynamoCatalogue;
import lyceum.courses.exports.ExportCourse;
import lyceum.courses.exports.ExportFiles;
import lyceum.courses.exports.ExportRoutes;
import lyceum.courses.exports.MakeExport;
import lyceum.courses.generation.GenerateCourse;
import lyceum.courses.generation.GenerationRoutes;
import lyceum.courses.generation.KeepCourse;
import lyceum.courses.generation.Requests;
import lyceum.courses.generation.WriteCourse;
import lyceum.courses.jobs.AwaitJob;
import lyceum.courses.jobs.DynamoJobs;
import lyceum.courses.jobs.JobRoutes;
import lyceum.courses.jobs.JobViews;
import lyceum.courses.jobs.Jobs;
import lyceum.courses.jobs.Messages;
import lyceum.courses.jobs.Shifts;
import lyceum.courses.jobs.SqsMessages;
import lyceum.courses.jobs.SweepJobs;
import lyceum.courses.table.Bodies;
import lyceum.courses.table.Writes;
import lyceum.courses.uploads.UploadRoutes;
import lyceum.courses.uploads.Uploads;
import lyceum.platform.environment.Environment;
import lyceum.platform.function.App;
import lyceum.platform.function.Context;
import lyceum.platform.http.Cursors;
import lyceum.platform.http.DynamoReplays;
import lyceum.platform.telemetry.CurrentRun;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;

/** The composition root of the courses context: what each of its functions is made of. */
public final class Courses implements Context {
    @Override
    public String name() {
        return "courses";
    }

    @Override
    public App compose(FunctionDeclaration function, Environment environment) {
        var parts = new Parts(environment);
        App.Builder app = App.of(function, environment);
        if (function.equals(Functions.COURSES_API)) {
            parts.routes(app);
        } else if (function.equals(Functions.GENERATE_COURSE)) {
            WriteCourse worker = parts.writeCourse();
            app.worker(JobMessage.class, Primed.MESSAGE, (message, run) -> worker.work(message, run.deadline()));
        } else if (function.equals(Functions.EXPORT_COURSE)) {
            MakeExport worker = parts.makeExport();
            app.worker(JobMessage.class, Primed.MESSAGE, (message, run) -> worker.work(message, run.deadline()));
        } else if (function.equals(Functions.SWEEP_JOBS)) {
            SweepJobs sweeper = parts.sweepJobs();
            app.schedule(run -> sweeper.sweep(run.deadline().minusSeconds(5)));
        } else {
            throw new IllegalArgumentException("The courses context has no function " + function.id());
        }
        new Primed(function, parts.settings.table(), environment.clock().instant()).answer(app);
        return app.build();
    }

    /** What the functions share, made once for each. */
    private static final class Parts {
        private final Environment environment;
        private final CoursesSettings settings;
        private final Blobs blobs;
        private final DynamoReplays replays;
        private final Writes writes;
        private final Catalogue catalogue;
        private final Jobs jobs;
        private final Messages messages;
        private final Authors authors;

        Parts(Environment environment) {
            this.environment = environment;
            settings = CoursesSettings.of(environment.settings());
            var aws = environment.aws();
            var dynamo = DynamoDbEnhancedClient.builder()
                    .dynamoDbClient(aws.dynamo())
                    .build();
            blobs = new S3Blobs(aws, settings.bucket());
            replays = new DynamoReplays(settings.table(), settings.bucket(), aws, environment.clock());
            writes = new Writes(aws.dynamo(), replays);
            catalogue = new DynamoCatalogue(dynamo, settings.table(), writes, new Bodies(blobs, environment.ids()));
            jobs = new DynamoJobs(dynamo, settings.table(), writes);
            messages = new SqsMessages(aws, settings.queues(), environment.telemetry());
            authors = Authors.of(settings.ai(), CurrentRun::providing);
        }

        void routes(App.Builder app) {
            var clock = environment.clock();
            var ids = environment.ids();
            var cursors = new Cursors(settings.cursorSecret()
                    .orElseThrow(() -> new IllegalStateException("Settings: CURSOR_SECRET is not set")));
            var uploads = new Uploads(blobs);
            var views = new JobViews(blobs);
            var await = new AwaitJob(jobs, clock, Thread::sleep);
            var generate = new GenerateCourse(authors::named, uploads, new Requests(blobs), jobs, messages, clock, ids);
            var export = new ExportCourse(catalogue, jobs, messages, clock, ids);
            app.replays(replays);
            new CourseRoutes(catalogue, new ExportFiles(blobs)::forget, cursors, clock, ids).bind(app);
            new UploadRoutes(uploads, writes::keep, ids).bind(app);
            new GenerationRoutes(generate, views, await).bind(app);
            new ExportRoutes(export, views, await).bind(app);
            new JobRoutes(jobs, views, await, messages, cursors, clock).bind(app);
        }

        WriteCourse writeCourse() {
            return new WriteCourse(
                    shifts(),
                    messages,
                    keepCourse(),
                    new Requests(blobs),
                    new Uploads(blobs),
                    authors::named,
                    environment.clock(),
                    environment.telemetry());
        }

        MakeExport makeExport() {
            return new MakeExport(shifts(), catalogue, new ExportFiles(blobs), environment.clock());
        }

        SweepJobs sweepJobs() {
            return new SweepJobs(
                    jobs, messages, keepCourse()::keepFinished, environment.clock(), environment.telemetry());
        }

        private KeepCourse keepCourse() {
            return new KeepCourse(jobs, new Requests(blobs), catalogue, environment.clock());
        }

        private Shifts shifts() {
            return new Shifts(jobs, environment.clock(), environment.ids(), environment.telemetry(), Shifts.BEAT);
        }
    }
}
