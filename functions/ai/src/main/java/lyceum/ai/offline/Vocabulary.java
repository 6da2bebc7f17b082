package lyceum.ai.offline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The noun phrases of the sources: how often they occur, in how many passages, and how they are written. */
final class Vocabulary {
    /** How a phrase is written tells more within a sentence than at its start. */
    private static final int WITHIN = 1000;

    private static final int SALIENT = 3;
    private static final double DEFINED = 2.2;

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Subject> examples = new LinkedHashMap<>();
    private List<Subject> repeated = List.of();
    private final Set<String> headed = new HashSet<>();
    private final List<Map<String, Integer>> byPassage = new ArrayList<>();

    private static final class Entry {
        private int count;
        private int told;
        private int passages;
        private final Set<String> articles = new HashSet<>();
        private final Map<String, Double> company = new TreeMap<>();
        private final Map<String, Integer> forms = new TreeMap<>();
    }

    static Vocabulary of(List<Passage> passages) {
        var vocabulary = new Vocabulary();
        passages.forEach(vocabulary::add);
        vocabulary.repeated = vocabulary.found();
        return vocabulary;
    }

    private void add(Passage passage) {
        for (Heading heading : passage.path()) {
            for (String word : heading.title().toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
                headed.add(Nouns.singular(word));
            }
        }
        var counts = new LinkedHashMap<String, Integer>();
        for (Sentence sentence : passage.sentences()) {
            for (Phrase phrase : Phrase.in(sentence.tokens())) {
                examples.putIfAbsent(phrase.key(), new Subject(phrase, byPassage.size()));
                var entry = entries.computeIfAbsent(phrase.key(), _ -> new Entry());
                entry.count++;
                entry.told += told(phrase);
                if (!phrase.plural()) {
                    entry.articles.add(before(sentence, phrase));
                }
                company(entry.company, sentence, phrase);
                entry.forms.merge(phrase.text(), phrase.from() == 0 ? 1 : WITHIN, Integer::sum);
                counts.merge(phrase.key(), told(phrase), Integer::sum);
            }
        }
        counts.keySet().forEach(key -> entry(key).passages++);
        byPassage.add(counts);
    }

    /** What a sentence begins with it is mostly about. */
    private static int told(Phrase phrase) {
        return phrase.from() <= 1 ? 2 : 1;
    }

    private static String before(Sentence sentence, Phrase phrase) {
        return phrase.from() == 0
                ? ""
                : sentence.tokens().get(phrase.from() - 1).lower();
    }

    /** The words next to a phrase: what stands in the same company is of the same kind. */
    private static void company(Map<String, Double> company, Sentence sentence, Phrase phrase) {
        var tokens = sentence.tokens();
        company.merge("< " + before(sentence, phrase), 1.0, Double::sum);
        for (int i = phrase.to(); i < Math.min(tokens.size(), phrase.to() + 2); i++) {
            company.merge("> " + tokens.get(i).lower(), 1.0, Double::sum);
        }
        for (int i = Math.max(0, phrase.from() - 3); i < phrase.from(); i++) {
            if (tokens.get(i).content()) {
                company.merge("< " + tokens.get(i).lower(), 1.0, Double::sum);
            }
        }
    }

    /** How far two phrases stand among the same words, from 0 to 1. */
    double likeness(String one, String other) {
        return Vectors.cosine(entry(one).company, entry(other).company);
    }

    /** Whether the sources use the phrase in the singular with this article, or with none. */
    boolean takes(String key, String article) {
        return entry(key).articles.contains(article);
    }

    private Entry entry(String key) {
        return entries.getOrDefault(key, new Entry());
    }

    int count(String key) {
        return entry(key).count;
    }

    /** A phrase and the passage in which a reader first meets it. */
    record Subject(Phrase phrase, int passage) {}

    /** Phrases that the sources come back to, as they mostly write them. */
    List<Subject> repeated() {
        return repeated;
    }

    private List<Subject> found() {
        return examples.values().stream()
                .filter(subject -> repeated(subject.phrase()))
                .map(subject -> new Subject(written(subject.phrase()), subject.passage()))
                .toList();
    }

    /** Whether it is a subject of the sources: of several words and in several places, or in a heading. */
    boolean salient(Phrase phrase) {
        var entry = entry(phrase.key());
        return phrase.words() > 1
                ? entry.count >= SALIENT && entry.passages > 1
                : entry.count >= SALIENT && headed.contains(phrase.key());
    }

    /** Whether the sources come back to a phrase at all. */
    boolean repeated(Phrase phrase) {
        return entry(phrase.key()).count >= SALIENT;
    }

    /** The commonest way in which the sources write a phrase. */
    String form(String key) {
        return entry(key).forms.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(key);
    }

    /** A phrase as the sources mostly write it within sentences. */
    Phrase written(Phrase phrase) {
        return entry(phrase.key()).forms.entrySet().stream()
                .filter(form -> form.getKey().equalsIgnoreCase(phrase.text()))
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(form -> phrase.written(form.getKey()))
                .orElse(phrase);
    }

    /** What the passages are about, in comparison with the others: the most telling phrases first, none within another. */
    List<String> subjects(Collection<Integer> passages, int most, Set<String> defined) {
        var counts = counts(passages);
        var weights = telling(passages);
        var ranked = counts.keySet().stream()
                .sorted(Comparator.<String>comparingDouble(
                                key -> -weights.getOrDefault(key, 0.0) * (defined.contains(key) ? DEFINED : 1))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        var chosen = new ArrayList<String>();
        Set<String> words = new HashSet<>();
        for (String key : ranked) {
            var own = Set.of(key.split(" ")).stream().map(Nouns::singular).toList();
            boolean telling = chosen.isEmpty() || counts.getOrDefault(key, 0) > 1;
            if (chosen.size() < most && telling && own.stream().noneMatch(words::contains)) {
                chosen.add(key);
                words.addAll(own);
            }
        }
        return chosen;
    }

    /** How much each phrase tells of what the passages are about. */
    Map<String, Double> telling(Collection<Integer> passages) {
        var counts = counts(passages);
        var telling = new HashMap<String, Double>();
        counts.keySet().forEach(key -> telling.put(key, weight(key, counts)));
        return telling;
    }

    private Map<String, Integer> counts(Collection<Integer> passages) {
        var counts = new HashMap<String, Integer>();
        for (int passage : passages) {
            byPassage.get(passage).forEach((key, n) -> counts.merge(key, n, Integer::sum));
        }
        return counts;
    }

    private double weight(String key, Map<String, Integer> counts) {
        double here = counts.getOrDefault(key, 0);
        double share = here / Math.max(1, entry(key).told);
        int words = key.split(" ").length;
        double length = words > 2 ? 1.2 : words == 2 ? 1.35 : key.length() > 4 ? 0.8 : 0.4;
        double rare = Math.log(1 + byPassage.size() / (double) entry(key).passages);
        return (here <= 1 ? 0.25 : Math.log(1 + here)) * length * (0.3 + share) * Math.min(rare, 4);
    }
}
