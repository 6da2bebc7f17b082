package lyceum.ai.offline;

import java.util.ArrayList;
import java.util.List;
import lyceum.ai.offline.Block.Kind;

/**
 * The sentences of each passage that can be taught from: those that stand by themselves, and those that need only the sentence
 * before them where that one is kept too.
 */
final class Prose {
    private final List<List<Sentence>> kept = new ArrayList<>();
    private final List<Boolean> leaning = new ArrayList<>();

    static Prose of(List<Passage> passages) {
        var prose = new Prose();
        boolean linked = false;
        for (int i = 0; i < passages.size(); i++) {
            var passage = passages.get(i);
            boolean neighbour =
                    i > 0 && passages.get(i - 1).path().equals(passage.path()) && passage.is(Kind.PARAGRAPH);
            linked = prose.add(passage, linked && neighbour);
        }
        return prose;
    }

    /** Returns whether a sentence may follow that needs the last one of this passage. */
    private boolean add(Passage passage, boolean linked) {
        var sentences = chain(passage.sentences(), linked);
        kept.add(sentences);
        leaning.add(!sentences.isEmpty() && sentences.getFirst().standing() == Standing.FLOWS);
        return passage.is(Kind.PARAGRAPH)
                && !sentences.isEmpty()
                && sentences.getLast().equals(passage.sentences().getLast());
    }

    private static List<Sentence> chain(List<Sentence> sentences, boolean linked) {
        var chain = new ArrayList<Sentence>();
        boolean follows = linked;
        for (Sentence sentence : sentences) {
            follows = switch (sentence.standing()) {
                case ALONE, OPENS -> true;
                case FLOWS -> follows;
                case UNUSABLE -> false;
            };
            if (follows) {
                chain.add(sentence);
            }
        }
        return chain;
    }

    /** What is kept of a passage if the passage before it is kept too. */
    List<Sentence> of(int passage) {
        return kept.get(passage);
    }

    /** What is kept of a passage that follows nothing. */
    List<Sentence> opening(int passage) {
        return chain(kept.get(passage), false);
    }

    /** Whether a passage begins with a sentence that needs the passage before it. */
    boolean leans(int passage) {
        return leaning.get(passage);
    }

    int words(int passage) {
        return words(kept.get(passage));
    }

    static int words(List<Sentence> sentences) {
        return sentences.stream().mapToInt(Sentence::words).sum();
    }
}
