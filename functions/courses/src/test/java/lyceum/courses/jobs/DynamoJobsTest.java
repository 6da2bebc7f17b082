package lyceum.courses.jobs;

import lyceum.courses.testing.CoursesTable;
import lyceum.courses.testing.Store;
import org.junit.jupiter.api.AfterEach;

/** The adapter on a table in memory. */
final class DynamoJobsTest extends JobsContract {
    private final Store store = new Store(clock);
    private final Jobs jobs = new DynamoJobs(store.dynamo, CoursesTable.NAME, store.writes);

    @Override
    Jobs jobs() {
        return jobs;
    }

    @AfterEach
    void close() {
        store.close();
    }
}
