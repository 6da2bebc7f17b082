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
    private final Set<String> headed = new HashSet<>();
    private final List<Map<String, Integer>> byPassage = new ArrayList<>();

    private static final class Entry {
        private int count;
        private int passages;
        private final Map<String, Integer> forms = new TreeMap<>();
    }

    static Vocabulary of(List<Passage> passages) {
        var vocabulary = new Vocabulary();
        passages.forEach(vocabulary::add);
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
                entry.forms.merge(phrase.text(), phrase.from() == 0 ? 1 : WITHIN, Integer::sum);
                counts.merge(phrase.key(), 1, Integer::sum);
            }
        }
        counts.keySet().forEach(key -> entry(key).passages++);
        byPassage.add(counts);
    }

    private Entry entry(String key) {
        return entries.getOrDefault(key, new Entry());
    }

    int count(String key) {
        return entry(key).count;
    }

    /** A phrase and the passage in which a reader first meets it. */
    record Subject(Phrase phrase, int passage) {}

    /** Phrases of several words that come often and in several places, and words of headings: subjects of the sources. */
    List<Subject> salient() {
        return examples.values().stream()
                .filter(subject -> salient(subject.phrase()))
                .map(subject -> new Subject(written(subject.phrase()), subject.passage()))
                .toList();
    }

    private boolean salient(Phrase phrase) {
        var entry = entry(phrase.key());
        return phrase.words() > 1
                ? entry.count >= SALIENT && entry.passages > 1
                : entry.count >= SALIENT && headed.contains(phrase.key());
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
        var counts = new HashMap<String, Integer>();
        for (int passage : passages) {
            byPassage.get(passage).forEach((key, n) -> counts.merge(key, n, Integer::sum));
        }
        var ranked = counts.keySet().stream()
                .sorted(Comparator.<String>comparingDouble(
                                key -> -weight(key, counts) * (defined.contains(key) ? DEFINED : 1))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        var chosen = new ArrayList<String>();
        Set<String> words = new HashSet<>();
        for (String key : ranked) {
            var own = Set.of(key.split(" ")).stream().map(Nouns::singular).toList();
            if (chosen.size() < most && own.stream().noneMatch(words::contains)) {
                chosen.add(key);
                words.addAll(own);
            }
        }
        return chosen;
    }

    private double weight(String key, Map<String, Integer> counts) {
        double here = counts.getOrDefault(key, 0);
        double share = here / count(key);
        int words = key.split(" ").length;
        double length = words > 2 ? 1.2 : words == 2 ? 1.35 : key.length() > 4 ? 0.8 : 0.4;
        double rare = Math.log(1 + byPassage.size() / (double) entry(key).passages);
        return (here == 1 ? 0.25 : Math.log(1 + here)) * length * (0.3 + share) * Math.min(rare, 4);
    }
}
