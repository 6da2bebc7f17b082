package lyceum.ai.offline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lyceum.ai.SourceText;
import lyceum.ai.offline.Definition.Asks;

/** The terms that the sources define, each with its best definition, in the order of the sources. */
final class Terms {
    private final Map<String, Definition> byKey = new LinkedHashMap<>();
    private final Map<Integer, List<Definition>> byPassage = new LinkedHashMap<>();

    static Terms of(List<SourceText> sources, List<Passage> passages, Vocabulary vocabulary) {
        var terms = new Terms();
        var found = new ArrayList<Definition>();
        var linguist = new Linguist();
        for (int i = 0; i < passages.size(); i++) {
            var passage = passages.get(i);
            String text = sources.get(passage.source()).text();
            for (Sentence sentence : passage.sentences()) {
                int index = i;
                Definitions.in(sentence, i, passage.source())
                        .or(() -> Labels.in(linguist, text, sentence, index, passage.source()))
                        .map(definition -> weighed(definition, passage, vocabulary))
                        .ifPresent(found::add);
            }
        }
        found.stream()
                .filter(definition -> definition.weight() >= 2.3)
                .sorted(Comparator.comparingDouble(Definition::weight)
                        .reversed()
                        .thenComparingInt(Definition::passage))
                .forEach(definition -> terms.byKey.putIfAbsent(definition.term().key(), definition));
        terms.byKey.values().stream()
                .sorted(Comparator.comparingInt(Definition::passage)
                        .thenComparingInt(d -> d.sentence().start()))
                .forEach(d -> terms.byPassage
                        .computeIfAbsent(d.passage(), _ -> new ArrayList<>())
                        .add(d));
        return terms;
    }

    /** A term counts for more where it heads the section, where the sources use it often, and where it is met first. */
    private static Definition weighed(Definition d, Passage passage, Vocabulary vocabulary) {
        boolean heads = passage.path().stream().anyMatch(heading -> heads(d, heading.title()));
        int uses = vocabulary.count(d.term().key());
        double weight = d.weight()
                + (heads ? 1.5 : 0)
                + Math.min(1.5, Math.log(1 + uses) / 2)
                - (uses < 2 ? 0.4 : 0)
                - (vague(d, heads, uses) ? 1 : 0);
        return d.written(vocabulary.written(d.term()), weight);
    }

    /** What only tells the role of a term must be about most of what the heading names. */
    private static boolean heads(Definition d, String heading) {
        String lower = heading.toLowerCase(Locale.ROOT);
        if (d.asks() == Asks.ROLE) {
            var named = Goals.stems(lower);
            long common = Goals.stems(d.term().text()).stream()
                    .filter(named::contains)
                    .count();
            return common > 0 && common * 2 >= named.size();
        }
        return lower.contains(d.term().key()) || lower.contains(d.term().text().toLowerCase(Locale.ROOT));
    }

    /** "The exception is …": one of many, which only its surroundings tell. */
    private static boolean vague(Definition d, boolean heads, int uses) {
        return d.article().equals("the") && d.term().words() == 1 && !d.term().proper() && !heads && uses < 4;
    }

    List<Definition> all() {
        return byPassage.values().stream().flatMap(List::stream).toList();
    }

    List<Definition> in(int passage) {
        return byPassage.getOrDefault(passage, List.of());
    }

    Optional<Definition> of(String key) {
        return Optional.ofNullable(byKey.get(key));
    }
}
