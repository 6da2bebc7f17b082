package lyceum.courses.catalogue;

import lyceum.courses.testing.Fuse;
import lyceum.platform.testing.InMemoryReplays;

final class InMemoryCatalogueTest extends CatalogueContract {
    private final Catalogue catalogue = new InMemoryCatalogue(new InMemoryReplays(clock)::put, new Fuse());

    @Override
    Catalogue catalogue() {
        return catalogue;
    }
}
