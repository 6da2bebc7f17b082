package lyceum.courses.table;

import java.util.Optional;
import lyceum.courses.blobs.Blobs;
import lyceum.courses.blobs.Gzip;
import lyceum.platform.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Bodies of items: within the item while they are small enough for it, else in the bucket, under a key of their own so that two
 * writers never meet. A body is written before the item that names it and removed after nothing names it any more.
 */
public final class Bodies {
    /** The largest compressed body that stays within its item. */
    public static final int INLINE_MAX = 300_000;

    private static final String MEDIA_TYPE = "application/gzip";

    private final Blobs blobs;
    private final Ids ids;

    public Bodies(Blobs blobs, Ids ids) {
        this.blobs = blobs;
        this.ids = ids;
    }

    /** A stored body: bytes within the item, or the key where they are. */
    public static final class Body {
        private final byte @Nullable [] inline;
        private final @Nullable String key;

        private Body(byte @Nullable [] inline, @Nullable String key) {
            this.inline = inline;
            this.key = key;
        }

        /** A body as its item holds it; exactly one of the two is there. */
        public static Body of(byte @Nullable [] inline, @Nullable String key) {
            if ((inline == null) == (key == null)) {
                throw new IllegalStateException("An item holds its body or the key of it.");
            }
            return new Body(inline, key);
        }

        public byte @Nullable [] inline() {
            return inline;
        }

        public @Nullable String key() {
            return key;
        }
    }

    /** Stores plain bytes; in the bucket below {@code prefix}, if they are too many for an item. */
    public Body store(String prefix, byte[] plain) {
        byte[] packed = Gzip.compress(plain);
        if (packed.length <= INLINE_MAX) {
            return Body.of(packed, null);
        }
        String key = prefix + ids.next("") + ".json.gz";
        blobs.put(key, packed, MEDIA_TYPE);
        return Body.of(null, key);
    }

    /** The plain bytes. */
    public byte[] load(Body body) {
        if (body.inline != null) {
            return Gzip.expand(body.inline);
        }
        return Optional.ofNullable(body.key)
                .flatMap(blobs::find)
                .map(found -> Gzip.expand(found.bytes()))
                .orElseThrow(() -> new IllegalStateException("The body is gone: " + body.key));
    }

    /** Removes what is outside the item. */
    public void discard(Body body) {
        if (body.key != null) {
            blobs.remove(body.key);
        }
    }
}
