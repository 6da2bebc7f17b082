package lyceum.ai.offline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import lyceum.ai.SourceText;

/**
 * Keeps the last analyses, so that the lessons of a course do not each read its sources anew. Threads that ask for the same
 * sources at the same time share one analysis.
 */
final class Analyses {
    /** As many as generations may run at once, and one to spare. */
    private static final int KEPT = 6;

    private final Map<List<SourceText>, CompletableFuture<Analysis>> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<SourceText>, CompletableFuture<Analysis>> eldest) {
            return size() > KEPT;
        }
    };

    Analysis of(List<SourceText> sources) {
        var key = List.copyOf(sources);
        var mine = new CompletableFuture<Analysis>();
        CompletableFuture<Analysis> known;
        synchronized (kept) {
            known = kept.putIfAbsent(key, mine);
        }
        if (known != null) {
            return known.join();
        }
        try {
            mine.complete(Analysis.of(key));
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            synchronized (kept) {
                kept.remove(key);
            }
            throw e;
        }
        return mine.join();
    }
}
