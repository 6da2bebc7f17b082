package lyceum.ai.offline;

import java.util.Optional;

/**
 * A sentence that says what a term means. {@code subject} is the term as the sentence has it, with its article; {@code predicate}
 * is what the sentence says it is, where that can be told apart.
 */
record Definition(
        Phrase term,
        String subject,
        Optional<String> predicate,
        Asks asks,
        Sentence sentence,
        int passage,
        int source,
        double weight) {
    /** What the sentence answers. */
    enum Asks {
        WHAT,
        WHO,
        /** It tells what the thing does or has, not what it is. */
        ROLE,
        /** The sentence is the meaning alone, as in a glossary: the term stands before it. */
        ENTRY
    }

    /** The article that the term has: "a", "an", "the" or none. */
    String article() {
        return subject.substring(0, subject.length() - term.text().length()).strip();
    }

    /** The same definition of a term as the sources mostly write it. */
    Definition written(Phrase as, double newWeight) {
        String article = subject.substring(0, subject.length() - term.text().length());
        boolean who = as.proper()
                && asks == Asks.WHAT
                && predicate.filter(Definitions::person).isPresent();
        return new Definition(
                as, article + as.text(), predicate, who ? Asks.WHO : asks, sentence, passage, source, newWeight);
    }
}
