package lyceum.ai.offline;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What pupils of a level read with profit. Beginners: definitions, examples, short sentences of words that the source uses often,
 * and no sentence that is very long. Advanced pupils: what is dense and names what is rare.
 */
enum Reading {
    BEGINNER(0.1, 0.08, -0.012, -0.02, 38),
    INTERMEDIATE(0.05, 0, 0, 0, Integer.MAX_VALUE),
    ADVANCED(0.05, -0.08, 0.008, 0.03, Integer.MAX_VALUE);

    private static final Pattern EXAMPLE = Pattern.compile(
            "\\b(?:for (?:example|instance)|such as|e\\.g\\.|imagine|suppose)\\b", Pattern.CASE_INSENSITIVE);
    /** A sentence of so many words is neither long nor short. */
    private static final int USUAL = 18;

    private final double definition;
    private final double example;
    private final double word;
    private final double rarity;
    private final int longest;

    Reading(double definition, double example, double word, double rarity, int longest) {
        this.definition = definition;
        this.example = example;
        this.word = word;
        this.rarity = rarity;
        this.longest = longest;
    }

    static Reading of(String level) {
        return switch (level) {
            case "beginner" -> BEGINNER;
            case "advanced" -> ADVANCED;
            case String _ -> INTERMEDIATE;
        };
    }

    /** How much the paragraph suits, compared with others; about -0.5 to 0.5. */
    double suits(Analysis analysis, int passage, List<Sentence> sentences) {
        double words = Prose.words(sentences) / (double) Math.max(1, sentences.size());
        boolean tells = sentences.stream()
                .anyMatch(sentence -> EXAMPLE.matcher(sentence.text()).find());
        return definition * analysis.terms().in(passage).size()
                + (tells ? example : 0)
                + word * (words - USUAL)
                + (rarity == 0 ? 0 : rarity * rare(analysis, sentences));
    }

    private static double rare(Analysis analysis, List<Sentence> sentences) {
        return sentences.stream()
                .flatMap(sentence -> sentence.stems().stream())
                .mapToDouble(analysis.vectors()::rarity)
                .average()
                .orElse(0);
    }

    /** Without sentences that are too long, unless the next one needs them or they define a term. */
    List<Sentence> kept(Analysis analysis, int passage, List<Sentence> sentences) {
        Set<Sentence> defining = Set.copyOf(
                analysis.terms().in(passage).stream().map(Definition::sentence).toList());
        return IntStream.range(0, sentences.size())
                .filter(i -> sentences.get(i).words() <= longest
                        || sentences.size() == 1
                        || defining.contains(sentences.get(i))
                        || (i + 1 < sentences.size() && sentences.get(i + 1).standing() == Standing.FLOWS))
                .mapToObj(sentences::get)
                .toList();
    }
}
