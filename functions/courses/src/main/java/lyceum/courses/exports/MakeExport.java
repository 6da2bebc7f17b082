package lyceum.courses.exports;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import lyceum.contract.Measure;
import lyceum.contract.Problems;
import lyceum.contract.jobs.JobMessage;
import lyceum.contract.jobs.JobView.JobError;
import lyceum.courses.catalogue.Catalogue;
import lyceum.courses.catalogue.Course;
import lyceum.courses.export.Exporter;
import lyceum.courses.jobs.ExportOrder;
import lyceum.courses.jobs.Lifeline;
import lyceum.courses.jobs.Made;
import lyceum.courses.jobs.Shift;
import lyceum.courses.jobs.Shifts;
import lyceum.courses.jobs.State;
import lyceum.platform.telemetry.CurrentRun;

/** The worker that makes exports: of the course as it is when its turn comes. */
public final class MakeExport {
    private final Shifts shifts;
    private final Catalogue catalogue;
    private final ExportFiles files;
    private final InstantSource clock;

    public MakeExport(Shifts shifts, Catalogue catalogue, ExportFiles files, InstantSource clock) {
        this.shifts = shifts;
        this.catalogue = catalogue;
        this.files = files;
        this.clock = clock;
    }

    /** Makes the export, if it is not made or being made already. */
    public void work(JobMessage message, Instant until) {
        try (Shift shift = shifts.begin(message, until).orElse(null)) {
            if (shift != null) {
                make(shift);
            }
        }
    }

    private void make(Shift shift) {
        if (shift.job().lifeline().cancelling()) {
            shift.change(job -> job.cancelled(Optional.empty(), clock.instant()));
        } else if (shift.job().lifeline().exhausted()) {
            fail(
                    shift,
                    Problems.INTERNAL_ERROR.slug(),
                    "The export was given up after %d workers died at it. Try again or choose another format."
                            .formatted(Lifeline.STRIKES_AT_MOST));
        } else {
            ExportOrder order = shift.job().order().orElseThrow();
            catalogue
                    .find(shift.job().organisation(), order.courseId())
                    .ifPresentOrElse(
                            course -> make(shift, course, order.format()),
                            () -> fail(shift, Problems.NOT_FOUND.slug(), "The course was deleted meanwhile."));
        }
    }

    private void make(Shift shift, Course course, String format) {
        var file = files.keep(course, Exporter.of(format).render(course.view()));
        if (catalogue.version(course.organisation(), course.id()).isEmpty()) {
            files.forget(course.organisation(), course.id());
            fail(shift, Problems.NOT_FOUND.slug(), "The course was deleted meanwhile.");
        } else {
            shift.change(job -> job.succeeded(new Made(course.id(), Optional.of(file)), clock.instant()));
            if (shift.job().state() == State.SUCCEEDED) {
                CurrentRun.count(Measure.EXPORTS_FINISHED);
            }
        }
    }

    private void fail(Shift shift, String code, String detail) {
        shift.change(job -> job.failed(new JobError(code, detail), Optional.empty(), clock.instant()));
    }
}
