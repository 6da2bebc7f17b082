package lyceum.courses.jobs;

import lyceum.courses.testing.Fuse;
import lyceum.platform.testing.InMemoryReplays;

final class InMemoryJobsTest extends JobsContract {
    private final Jobs jobs = new InMemoryJobs(new InMemoryReplays(clock)::put, new Fuse());

    @Override
    Jobs jobs() {
        return jobs;
    }
}
