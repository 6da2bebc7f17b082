package lyceum.ai.offline;

import java.util.List;
import lyceum.ai.offline.Block.Kind;

/**
 * A paragraph, list item, listing or gap of a source, in its place: {@code path} are the headings above it, the top one first;
 * {@code boundary} says how much of a new subject begins with it, from 0 (none) to 1 (a chapter) and 1.1 (a source).
 */
record Passage(
        int source, Kind kind, int start, int end, List<Sentence> sentences, List<Heading> path, double boundary) {
    Passage withBoundary(double strength) {
        return new Passage(source, kind, start, end, sentences, path, strength);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Whether it can stand without the passage before it. */
    boolean opens() {
        return !sentences.isEmpty()
                && (sentences.getFirst().standing() == Standing.ALONE
                        || sentences.getFirst().standing() == Standing.OPENS);
    }

    /** Words in sentences that a lesson can use, if the passage before it is used too. */
    int words() {
        return sentences.stream()
                .filter(Sentence::usable)
                .mapToInt(Sentence::words)
                .sum();
    }
}
