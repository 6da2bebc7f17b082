package lyceum.courses.generation;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lyceum.contract.courses.Lesson;
import lyceum.courses.blobs.Gzip;
import lyceum.courses.catalogue.Catalogue;
import lyceum.courses.catalogue.Course;
import lyceum.courses.jobs.Job;
import lyceum.courses.jobs.Jobs;
import lyceum.courses.jobs.Made;
import lyceum.courses.jobs.Part;

/** Keeps what a job has written as a draft of the catalogue. */
public final class KeepCourse {
    private final Jobs jobs;
    private final Requests requests;
    private final Catalogue catalogue;
    private final InstantSource clock;

    public KeepCourse(Jobs jobs, Requests requests, Catalogue catalogue, InstantSource clock) {
        this.jobs = jobs;
        this.requests = requests;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** The course's id follows from the job's, so that it is made once; a course that is there already stays as it is. */
    Made keep(Job job, Assembly course) {
        String id = "crs_" + job.id().substring("job_".length());
        catalogue.add(
                Course.draft(job.organisation(), id, course.partial(), course.content(), clock.instant()),
                Optional.empty());
        return Made.course(id);
    }

    /** What a job that does not succeed leaves behind: the lessons it finished, as a partial draft. */
    public Optional<Made> keepFinished(Job job) {
        return job.outline().flatMap(outline -> requests.find(job).flatMap(request -> requests.findTexts(job)
                .map(sources -> new Assembly(request.brief(), sources, outline, finished(job)))
                .filter(course -> !course.empty())
                .map(course -> keep(job, course))));
    }

    /** The finished lessons, by their place in the outline, counted from 0. */
    Map<Integer, Lesson> finished(Job job) {
        var lessons = new TreeMap<Integer, Lesson>();
        for (Part part : jobs.parts(job.id())) {
            lessons.put(part.number(), Gzip.unpack(part.content(), Lesson.class));
        }
        return lessons;
    }
}
