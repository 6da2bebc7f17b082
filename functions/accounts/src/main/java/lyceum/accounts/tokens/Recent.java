package lyceum.accounts.tokens;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tokens whose signatures were right, by the digest of the whole token; the least recently used are forgotten. */
final class Recent {
    private static final int KEPT = 10_000;

    private final Map<String, Claims> claims = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Claims> eldest) {
            return size() > KEPT;
        }
    };

    synchronized Optional<Claims> get(String digest) {
        return Optional.ofNullable(claims.get(digest));
    }

    synchronized void put(String digest, Claims known) {
        claims.put(digest, known);
    }
}
