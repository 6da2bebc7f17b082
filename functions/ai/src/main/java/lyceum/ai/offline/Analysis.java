package lyceum.ai.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lyceum.ai.SourceText;
import lyceum.contract.courses.SourceSpan;

/** All that is found out about the sources of a course, whatever its brief. Immutable once made. */
record Analysis(
        List<SourceText> sources,
        List<Passage> passages,
        Prose prose,
        Vectors vectors,
        Vocabulary vocabulary,
        Terms terms) {
    static Analysis of(List<SourceText> sources) {
        var passages = Passages.of(sources);
        var vocabulary = Vocabulary.of(passages);
        return new Analysis(
                List.copyOf(sources),
                passages,
                Prose.of(passages),
                Vectors.of(passages),
                vocabulary,
                Terms.of(sources, passages, vocabulary));
    }

    int words() {
        return java.util.stream.IntStream.range(0, passages.size())
                .map(prose::words)
                .sum();
    }

    /** The stretch of the sources from the first of some neighbouring passages of one source to the last. */
    SourceSpan span(int first, int last) {
        return new SourceSpan(
                sources.get(passages.get(first).source()).sourceId(),
                passages.get(first).start(),
                passages.get(last).end());
    }

    SourceSpan span(int source, int start, int end) {
        return new SourceSpan(sources.get(source).sourceId(), start, end);
    }

    /** The sentence that stands before one of a passage, in it or at the end of the passage before it. */
    Optional<Sentence> before(int passage, Sentence sentence) {
        var own = passages.get(passage).sentences();
        int at = own.indexOf(sentence);
        var above = at == 0 && passage > 0 ? passages.get(passage - 1).sentences() : List.<Sentence>of();
        return at > 0
                ? Optional.of(own.get(at - 1))
                : above.isEmpty() ? Optional.empty() : Optional.of(above.getLast());
    }

    /** The passages that a stretch of a source holds more than half of. */
    List<Integer> within(SourceSpan span) {
        var found = new ArrayList<Integer>();
        for (int i = 0; i < passages.size(); i++) {
            var passage = passages.get(i);
            int common = Math.min(passage.end(), span.end()) - Math.max(passage.start(), span.start());
            if (sources.get(passage.source()).sourceId().equals(span.sourceId())
                    && common * 2 > passage.end() - passage.start()) {
                found.add(i);
            }
        }
        return found;
    }
}
