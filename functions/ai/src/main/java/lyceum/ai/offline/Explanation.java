package lyceum.ai.offline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lyceum.contract.courses.SourceSpan;

/** The sentences of some passages that a section prints, by paragraph, in the order of the source. */
record Explanation(List<Paragraph> paragraphs) {
    record Paragraph(int passage, List<Sentence> sentences) {
        int words() {
            return Prose.words(sentences);
        }

        String text() {
            return sentences.stream().map(Sentence::printed).collect(Collectors.joining(" "));
        }
    }

    /** Paragraphs of which each but the first leans on the one before it: they stay or go together, or lose their end. */
    private record Run(List<Paragraph> paragraphs, double score) {}

    /** Takes all that can be kept of the passages or, of more words than {@code budget}, what is nearest to the focus. */
    static Explanation of(
            Analysis analysis,
            List<Integer> passages,
            int budget,
            Map<String, Double> focus,
            Reading reading,
            Set<String> printed) {
        var runs = runs(analysis, passages, focus, reading);
        Set<Run> chosen = new HashSet<>();
        var best = runs.stream()
                .sorted(Comparator.comparingDouble(Run::score).reversed())
                .toList();
        var explanation = new Explanation(List.of());
        for (Run run : best) {
            chosen.add(run);
            var paragraphs = runs.stream()
                    .filter(chosen::contains)
                    .flatMap(one -> cut(one, budget).stream())
                    .toList();
            var longer = new Explanation(settled(analysis, paragraphs, printed));
            if (longer.words() <= budget || explanation.isEmpty()) {
                explanation = longer;
            } else {
                chosen.remove(run);
            }
        }
        return explanation;
    }

    /** Without sentences about "the …" that only dropped words introduce, and without those that need them. */
    private static List<Paragraph> settled(Analysis analysis, List<Paragraph> paragraphs, Set<String> printed) {
        Set<String> stems = new HashSet<>(printed);
        var settled = new ArrayList<Paragraph>();
        Optional<Sentence> last = Optional.empty();
        for (Paragraph paragraph : paragraphs) {
            var sentences = new ArrayList<Sentence>();
            for (Sentence sentence : paragraph.sentences()) {
                boolean follows = last.isPresent() && last.equals(analysis.before(paragraph.passage(), sentence));
                boolean needs = !follows && sentence.standing() == Standing.FLOWS;
                if (!needs && !Definites.dangles(analysis, paragraph.passage(), sentence, stems, follows)) {
                    sentences.add(sentence);
                    stems.addAll(sentence.stems());
                    last = Optional.of(sentence);
                }
            }
            if (!sentences.isEmpty()) {
                settled.add(new Paragraph(paragraph.passage(), List.copyOf(sentences)));
            }
        }
        return settled;
    }

    private static List<Run> runs(
            Analysis analysis, List<Integer> passages, Map<String, Double> focus, Reading reading) {
        var runs = new ArrayList<Run>();
        var open = new ArrayList<Paragraph>();
        for (int i = 0; i < passages.size(); i++) {
            int passage = passages.get(i);
            boolean follows = i > 0 && passages.get(i - 1) == passage - 1 && !open.isEmpty();
            var sentences = reading.kept(
                    analysis,
                    passage,
                    follows ? analysis.prose().of(passage) : analysis.prose().opening(passage));
            if (!(follows && analysis.prose().leans(passage)) && !open.isEmpty()) {
                runs.add(run(analysis, open, focus, reading, runs.isEmpty()));
                open.clear();
            }
            if (!sentences.isEmpty()) {
                open.add(new Paragraph(passage, sentences));
            }
        }
        if (!open.isEmpty()) {
            runs.add(run(analysis, open, focus, reading, runs.isEmpty()));
        }
        return runs;
    }

    private static Run run(
            Analysis analysis, List<Paragraph> paragraphs, Map<String, Double> focus, Reading reading, boolean first) {
        double score = first ? 0.1 : 0;
        for (Paragraph paragraph : paragraphs) {
            score += Vectors.cosine(analysis.vectors().of(paragraph.passage()), focus) / paragraphs.size();
            score += reading.suits(analysis, paragraph.passage(), paragraph.sentences());
        }
        return new Run(List.copyOf(paragraphs), score);
    }

    /** A run that is alone too long loses its last paragraphs, then its last sentences. */
    private static List<Paragraph> cut(Run run, int budget) {
        var kept = new ArrayList<Paragraph>();
        int words = 0;
        for (Paragraph paragraph : run.paragraphs()) {
            var sentences = new ArrayList<Sentence>();
            for (Sentence sentence : paragraph.sentences()) {
                if (words == 0 || words + sentence.words() <= budget) {
                    sentences.add(sentence);
                } else {
                    break;
                }
                words += sentence.words();
            }
            if (!sentences.isEmpty()) {
                kept.add(new Paragraph(paragraph.passage(), List.copyOf(sentences)));
            }
            if (sentences.size() < paragraph.sentences().size()) {
                break;
            }
        }
        return kept;
    }

    boolean isEmpty() {
        return paragraphs.isEmpty();
    }

    int words() {
        return paragraphs.stream().mapToInt(Paragraph::words).sum();
    }

    List<Sentence> sentences() {
        return paragraphs.stream()
                .flatMap(paragraph -> paragraph.sentences().stream())
                .toList();
    }

    List<Integer> passages() {
        return paragraphs.stream().map(Paragraph::passage).toList();
    }

    String text() {
        return paragraphs.stream().map(Paragraph::text).collect(Collectors.joining("\n\n"));
    }

    List<SourceSpan> spans(Analysis analysis) {
        return paragraphs.stream()
                .map(paragraph -> analysis.span(
                        analysis.passages().get(paragraph.passage()).source(),
                        paragraph.sentences().getFirst().start(),
                        paragraph.sentences().getLast().end()))
                .toList();
    }
}
