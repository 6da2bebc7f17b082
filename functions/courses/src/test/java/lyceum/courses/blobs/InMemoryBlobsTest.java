package lyceum.courses.blobs;

import lyceum.courses.testing.Fuse;
import lyceum.courses.testing.SettableClock;

final class InMemoryBlobsTest extends BlobsContract {
    private final Blobs blobs = new InMemoryBlobs(new SettableClock(), new Fuse());

    @Override
    Blobs blobs() {
        return blobs;
    }
}
