package lyceum.courses.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import lyceum.courses.testing.CoursesTable;
import lyceum.courses.testing.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The adapter on a table in memory. */
final class DynamoCatalogueTest extends CatalogueContract {
    private final Store store = new Store(clock);
    private final Catalogue catalogue =
            new DynamoCatalogue(store.dynamo, CoursesTable.NAME, store.writes, store.bodies);

    @Override
    Catalogue catalogue() {
        return catalogue;
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void keepsOneBodyPerCourseInTheBucketAndNoneOfARemovedOne() {
        Course large = large();
        catalogue.add(large, Optional.empty());
        Course next = large.published(clock.instant());
        assertThat(catalogue.add(large, Optional.empty())).isFalse();
        assertThat(catalogue.replace(next)).isTrue();
        assertThat(catalogue.replace(next)).isFalse();
        assertThat(store.s3.keys()).hasSize(1).first().asString().startsWith("courses/org_a/" + large.id() + "/");

        catalogue.remove("org_a", large.id(), 2);
        assertThat(store.s3.keys()).isEmpty();
    }
}
