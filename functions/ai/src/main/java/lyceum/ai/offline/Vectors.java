package lyceum.ai.offline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The words of passages as weighted vectors: frequent here, rare elsewhere. */
final class Vectors {
    private final List<Map<String, Double>> ofPassages;
    private final Map<String, Double> rarity;

    private Vectors(List<Map<String, Double>> ofPassages, Map<String, Double> rarity) {
        this.ofPassages = ofPassages;
        this.rarity = rarity;
    }

    static Vectors of(List<Passage> passages) {
        var found = new HashMap<String, Integer>();
        var counts = new ArrayList<Map<String, Double>>();
        for (Passage passage : passages) {
            var count = new TreeMap<String, Double>();
            for (Sentence sentence : passage.sentences()) {
                add(count, sentence);
            }
            new HashSet<>(count.keySet()).forEach(stem -> found.merge(stem, 1, Integer::sum));
            counts.add(count);
        }
        var rarity = new HashMap<String, Double>();
        found.forEach((stem, n) -> rarity.put(stem, Math.log(1 + passages.size() / (double) n)));
        counts.forEach(count -> count.replaceAll((stem, n) -> (1 + Math.log(n)) * rarity.getOrDefault(stem, 0.0)));
        return new Vectors(counts, rarity);
    }

    private static void add(Map<String, Double> count, Sentence sentence) {
        for (Token token : sentence.tokens()) {
            if (token.content()) {
                count.merge(token.stem(), 1.0, Double::sum);
            }
        }
    }

    Map<String, Double> sum(int from, int to) {
        var sum = new TreeMap<String, Double>();
        for (var vector : ofPassages.subList(from, to)) {
            vector.forEach((stem, weight) -> sum.merge(stem, weight, Double::sum));
        }
        return sum;
    }

    Map<String, Double> of(int passage) {
        return ofPassages.get(passage);
    }

    /** The vector of other words, weighted by how rare they are in the sources. */
    Map<String, Double> of(Iterable<String> stems) {
        var vector = new TreeMap<String, Double>();
        stems.forEach(stem -> vector.merge(stem, rarity.getOrDefault(stem, 0.0), Double::sum));
        return vector;
    }

    /** How rare a stem is; 0 where the sources don't have it. */
    double rarity(String stem) {
        return rarity.getOrDefault(stem, 0.0);
    }

    /** How many passages have a stem. */
    long passages(String stem) {
        return rarity.containsKey(stem) ? Math.round(ofPassages.size() / (Math.exp(rarity(stem)) - 1)) : 0;
    }

    static double cosine(Map<String, Double> a, Map<String, Double> b) {
        double dot = 0;
        for (var entry : a.entrySet()) {
            dot += entry.getValue() * b.getOrDefault(entry.getKey(), 0.0);
        }
        double norms = norm(a) * norm(b);
        return norms == 0 ? 0 : dot / norms;
    }

    private static double norm(Map<String, Double> vector) {
        double squares = 0;
        for (double weight : vector.values()) {
            squares += weight * weight;
        }
        return Math.sqrt(squares);
    }
}
