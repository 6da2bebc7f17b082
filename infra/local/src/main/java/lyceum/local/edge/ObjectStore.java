package lyceum.local.edge;

import java.util.Optional;

/** The buckets that the edge reads pages from. */
@FunctionalInterface
public interface ObjectStore {
    /** Empty if there is no such object, or none the edge may read. */
    Optional<StoredObject> get(String bucket, String key);
}
