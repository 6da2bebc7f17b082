package lyceum.ai.offline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lyceum.ai.LessonTask;
import lyceum.ai.offline.Definition.Asks;
import lyceum.contract.courses.QuizItem;

/** Asks what terms mean and which term a sentence is about. Each question has one right answer in the lesson. */
final class Quizzes {
    private static final int MOST = 5;
    /** With fewer questions, gaps for single words are made too. */
    private static final int FEW = 3;

    private static final int MOST_CHOICES = 2;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 36;
    private static final int PER_PASSAGE = 2;
    /** What stands on both sides of a thing in a list, of which nobody can tell one from another. */
    private static final Set<String> LIST = Set.of(",", "and", "or", ":");

    static final String GAP = "____";

    private final Analysis analysis;
    private final String lessonId;
    private final List<Printed> printed;
    private final List<Definition> definitions;
    private final Reading reading;
    private final Distractors distractors;
    private final List<QuizItem> items = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();
    private final Map<Integer, Integer> perPassage = new HashMap<>();

    /** Asks about what the lesson prints and defines, and nothing else of its passages. */
    Quizzes(Analysis analysis, LessonTask task, List<Printed> printed, List<Definition> definitions) {
        this.analysis = analysis;
        this.lessonId = task.lessonId();
        this.printed = printed;
        this.definitions = definitions.stream()
                .sorted(Comparator.comparingDouble(Definition::weight).reversed())
                .toList();
        this.reading = Reading.of(task.brief().level());
        this.distractors = new Distractors(analysis);
    }

    /** A sentence that the lesson prints. */
    record Printed(Sentence sentence, int passage) {}

    private record Candidate(Phrase phrase, Printed printed, double worth) {}

    List<QuizItem> items() {
        for (Definition definition : definitions) {
            if (items.size() < MOST_CHOICES || !gap(definition)) {
                whatIs(definition);
            }
        }
        definitions.forEach(this::gap);
        candidates(2, analysis.vocabulary()::salient).forEach(this::gap);
        if (items.size() < FEW) {
            candidates(1, analysis.vocabulary()::salient).forEach(this::gap);
        }
        if (items.size() < FEW) {
            candidates(1, analysis.vocabulary()::repeated).forEach(this::gap);
        }
        return List.copyOf(items);
    }

    private void gap(Candidate candidate) {
        if (perPassage.getOrDefault(candidate.printed().passage(), 0) < PER_PASSAGE
                && gap(
                        candidate.phrase(),
                        candidate.printed().sentence(),
                        candidate.printed().passage())) {
            perPassage.merge(candidate.printed().passage(), 1, Integer::sum);
        }
    }

    /** Gaps for terms of the lesson and subjects of at least so many words, the most telling first. */
    private List<Candidate> candidates(int words, Predicate<Phrase> subject) {
        var telling = analysis.vocabulary()
                .telling(printed.stream().map(Printed::passage).distinct().toList());
        var candidates = new ArrayList<Candidate>();
        for (Printed one : printed) {
            var sentence = one.sentence();
            if (sentence.alone() && sentence.words() >= SHORTEST && sentence.words() <= LONGEST && clear(sentence)) {
                for (Phrase phrase : Phrase.in(sentence.tokens())) {
                    if (phrase.words() >= words
                            && (defined(phrase) || subject.test(phrase))
                            && whole(phrase, sentence)) {
                        double worth = telling.getOrDefault(phrase.key(), 0.0) + reads(sentence);
                        candidates.add(new Candidate(analysis.vocabulary().written(phrase), one, worth));
                    }
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::worth).reversed());
        return candidates;
    }

    /** Beginners are asked in short sentences, others rather in such as hold more. */
    private double reads(Sentence sentence) {
        return switch (reading) {
            case BEGINNER -> -sentence.words() / 20.0;
            case INTERMEDIATE -> 0;
            case ADVANCED -> sentence.words() / 40.0;
        };
    }

    /** Whether a reader knows what it is about without the sentences before it. */
    private boolean clear(Sentence sentence) {
        return Definites.bare(sentence)
                .map(phrase -> Definites.known(analysis, phrase))
                .orElse(true);
    }

    private boolean open(String key) {
        return items.size() < MOST && !asked.contains(key);
    }

    /** "What is a stoma?", with what other terms are as wrong answers. */
    private void whatIs(Definition definition) {
        var wrong = distractors.predicates(definition);
        if (!open(definition.term().key()) || wrong.isEmpty() || !tellsItself(definition)) {
            return;
        }
        String question = definition.asks() == Asks.WHO ? "Who " : "What ";
        String verb = definition.term().plural() ? "are " : "is ";
        add(
                definition.term().key(),
                "choice",
                question + verb + definition.subject() + "?",
                definition.predicate().orElse(""),
                wrong,
                definition.source(),
                definition.sentence());
    }

    /** "Which term means …?", of an entry of a glossary. */
    private boolean named(Definition entry) {
        var term = entry.term();
        boolean tells = !Distractors.alike(term.text(), entry.sentence().text());
        var wrong = open(term.key()) && tells
                ? distractors.terms(term, entry.sentence(), entry.passage(), "the")
                : List.<String>of();
        if (wrong.isEmpty()) {
            return false;
        }
        String meaning = entry.predicate().orElse(entry.sentence().text());
        add(
                term.key(),
                "choice",
                "Which term means “" + meaning + "”?",
                term.text(),
                wrong,
                entry.source(),
                entry.sentence());
        return true;
    }

    /** Whether what it is can be read without the term. */
    private static boolean tellsItself(Definition definition) {
        return definition.predicate().isPresent()
                && !Distractors.alike(
                        definition.term().text(), definition.predicate().get())
                && definition.predicate().get().split("\\s+").length >= 4
                && !definition
                        .predicate()
                        .get()
                        .toLowerCase(Locale.ROOT)
                        .matches(".*\\b(?:it|its|they|their|them)\\b.*");
    }

    /** The definition with a gap for its term. */
    private boolean gap(Definition definition) {
        if (definition.asks() == Asks.ENTRY) {
            return named(definition);
        }
        return gap(definition.term(), definition.sentence(), definition.passage());
    }

    private boolean gap(Phrase phrase, Sentence sentence, int passage) {
        var tokens = sentence.tokens();
        String before = sentence.text().substring(0, tokens.get(phrase.from()).start());
        String after = sentence.text().substring(tokens.get(phrase.to() - 1).end());
        if (!open(phrase.key())
                || asked.contains(sentence.text())
                || before.endsWith("such ")
                || Distractors.alike(phrase.text(), before + " " + after)) {
            return false;
        }
        var wrong = distractors.terms(phrase, sentence, passage, article(before));
        if (wrong.isEmpty()) {
            return false;
        }
        add(
                phrase.key(),
                "cloze",
                before + GAP + after,
                phrase.text(),
                wrong,
                analysis.passages().get(passage).source(),
                sentence);
        return true;
    }

    private static String article(String before) {
        String last = before.strip().toLowerCase(Locale.ROOT).replaceFirst("(?s).*\\s", "");
        return last.isEmpty() || last.equals("a") || last.equals("an") ? last : "the";
    }

    /** Whether nothing next to the phrase belongs to it or tells it: "the single line …", "… 2", "the absence of". */
    private static boolean whole(Phrase phrase, Sentence sentence) {
        var tokens = sentence.tokens();
        var before = phrase.from() > 0 ? tokens.get(phrase.from() - 1) : null;
        var after = phrase.to() < tokens.size() ? tokens.get(phrase.to()) : null;
        boolean part = before != null
                && (before.is("ADJ")
                        || before.is("NUM")
                        || before.noun()
                        || before.text().matches("[-–/]"));
        boolean goesOn = after != null
                && (after.noun() || after.is("NUM") || after.text().matches("[-–/(]|['’]s"));
        boolean listed =
                before != null && after != null && LIST.contains(before.lower()) && LIST.contains(after.lower());
        return !part && !goesOn && !listed && !(phrase.words() == 1 && after != null && after.is("ADP"));
    }

    private boolean defined(Phrase phrase) {
        return definitions.stream().anyMatch(d -> d.term().key().equals(phrase.key()));
    }

    private void add(
            String key, String kind, String prompt, String answer, List<String> wrong, int source, Sentence sentence) {
        asked.add(key);
        if (!asked.add(sentence.text())) {
            return;
        }
        var options = Stream.concat(Stream.of(answer), wrong.stream())
                .sorted(Comparator.comparing((String option) -> option.toLowerCase(Locale.ROOT)))
                .toList();
        items.add(new QuizItem(
                lessonId + "-q" + (items.size() + 1),
                kind,
                prompt,
                options,
                answer,
                "The source says: “" + sentence.text() + "”",
                OfflineAuthor.provenance(List.of(analysis.span(source, sentence.start(), sentence.end())))));
    }
}
