package lyceum.courses.blobs;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lyceum.courses.testing.Fuse;

/** Blobs in memory. */
public final class InMemoryBlobs implements Blobs {
    private final Map<String, Blob> blobs = new TreeMap<>();
    private final InstantSource clock;
    private final Fuse fuse;

    public InMemoryBlobs(InstantSource clock, Fuse fuse) {
        this.clock = clock;
        this.fuse = fuse;
    }

    public List<String> keys() {
        return List.copyOf(blobs.keySet());
    }

    @Override
    public void put(String key, byte[] bytes, String mediaType) {
        fuse.around(() -> {
            blobs.put(key, new Blob(bytes, mediaType));
            return key;
        });
    }

    @Override
    public Optional<Blob> find(String key) {
        return fuse.around(() -> Optional.ofNullable(blobs.get(key)));
    }

    @Override
    public Optional<Facts> describe(String key) {
        return find(key).map(blob -> new Facts(blob.bytes().length, blob.mediaType()));
    }

    @Override
    public void remove(String key) {
        fuse.around(() -> Optional.ofNullable(blobs.remove(key)));
    }

    @Override
    public void removeAll(String prefix) {
        fuse.around(() -> blobs.keySet().removeIf(key -> key.startsWith(prefix)));
    }

    @Override
    public Address uploadAddress(String key, String mediaType, long bytes, Duration valid) {
        var headers = Map.of("content-type", mediaType, "content-length", Long.toString(bytes));
        return new Address("memory:" + key, headers, clock.instant().plus(valid));
    }

    @Override
    public Address downloadAddress(String key, String mediaType, String fileName, Duration valid) {
        return new Address("memory:" + key, Map.of(), clock.instant().plus(valid));
    }
}
