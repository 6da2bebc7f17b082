package lyceum.ai.offline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import lyceum.ai.offline.Definition.Asks;
import lyceum.contract.courses.QuizItem;

/** Asks what terms mean and which term a sentence is about. Each question has one right answer in the lesson. */
final class Quizzes {
    private static final int MOST = 5;
    /** With fewer questions, gaps for single words are made too. */
    private static final int FEW = 3;

    private static final int MOST_CHOICES = 2;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 32;
    static final String GAP = "____";

    private final Analysis analysis;
    private final String lessonId;
    private final List<Integer> passages;
    private final Distractors distractors;
    private final List<QuizItem> items = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> salient = new HashSet<>();

    Quizzes(Analysis analysis, String lessonId, List<Integer> passages) {
        this.analysis = analysis;
        this.lessonId = lessonId;
        this.passages = passages;
        this.distractors = new Distractors(analysis);
        analysis.vocabulary()
                .salient()
                .forEach(subject -> salient.add(subject.phrase().key()));
    }

    List<QuizItem> items() {
        var definitions = passages.stream()
                .flatMap(passage -> analysis.terms().in(passage).stream())
                .sorted(Comparator.comparingDouble(Definition::weight).reversed())
                .toList();
        for (Definition definition : definitions) {
            if (items.size() < MOST_CHOICES || !gap(definition)) {
                whatIs(definition);
            }
        }
        definitions.forEach(this::gap);
        passages.forEach(passage -> sentences(passage, 2));
        if (items.size() < FEW) {
            passages.forEach(passage -> sentences(passage, 1));
        }
        return List.copyOf(items);
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
            return false;
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

    /** One other sentence of a passage with a gap for a subject of at least so many words. */
    private void sentences(int passage, int words) {
        for (Sentence sentence : analysis.prose().of(passage)) {
            if (sentence.alone() && sentence.words() >= SHORTEST && sentence.words() <= LONGEST) {
                for (Phrase phrase : Phrase.in(sentence.tokens())) {
                    boolean subject = phrase.words() >= words && askable(phrase) && !qualified(phrase, sentence);
                    if (subject && gap(analysis.vocabulary().written(phrase), sentence, passage)) {
                        return;
                    }
                }
            }
        }
    }

    /** Whether words follow that any noun could have: "the absence of …". */
    private static boolean qualified(Phrase phrase, Sentence sentence) {
        return phrase.words() == 1
                && phrase.to() < sentence.tokens().size()
                && sentence.tokens().get(phrase.to()).is("ADP");
    }

    /** Whether a phrase is a subject of the lesson: a term that it defines, or one of several words that the sources repeat. */
    private boolean askable(Phrase phrase) {
        return analysis.terms()
                        .of(phrase.key())
                        .map(d -> passages.contains(d.passage()))
                        .orElse(false)
                || salient.contains(phrase.key());
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
