package lyceum.ai.offline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names stretches of the sources: by their headings where these tell the subject, else by their most telling phrases. */
final class Titles {
    private static final int LONGEST = 80;
    private static final double DOMINATES = 0.7;
    private static final double MOSTLY = 0.6;
    private static final double NEGLIGIBLE = 0.12;
    private static final Pattern GENERIC = Pattern.compile(
            "introduction|(?:basic |key |main |general )?concepts|name|synopsis|standards|bugs|author|authors|copyright|what is (?:it|this)|calculations?|in the beginning|principles|fundamentals|essentials|prerequisites|history|introduction to .{0,3}|overview|background|summary|conclusions?|examples?|notes?|preface|foreword|general|basics|details|discussion|motivation"
                    + "|remarks|random remarks|miscellaneous|misc|other|others|more|exercises?|abstract|description|main|text|content|appendix|usage|getting started|definitions?"
                    + "|an? first look|first steps|odds and ends|what now|summing up|next steps|terminology|scope|prelude|caveats|(?:part|chapter|section) [\\divxl]+",
            Pattern.CASE_INSENSITIVE);

    private final Analysis analysis;
    private final int most;
    private final Set<String> taken = new HashSet<>();

    /** Names where there are no headings hold at most so many phrases. */
    Titles(Analysis analysis, int most) {
        this.analysis = analysis;
        this.most = most;
    }

    /** A title for the passages that no other stretch has yet. */
    String name(List<Integer> passages) {
        String byHeadings = byHeadings(passages);
        String title = byHeadings.isEmpty() || byHeadings.length() > LONGEST || generic(byHeadings)
                ? bySource(passages, byHeadings)
                : byHeadings;
        return take(title, passages);
    }

    /** The title of one of several sources, if the passages are all of it, else what they say themselves. */
    private String bySource(List<Integer> passages, String general) {
        int source = analysis.passages().get(passages.getFirst()).source();
        boolean one = passages.stream()
                .allMatch(passage -> analysis.passages().get(passage).source() == source);
        if (analysis.sources().size() > 1 && one) {
            String title = analysis.sources().get(source).title();
            return words(passages) >= sourceWords(source) * MOSTLY ? title : narrowed(title, passages);
        }
        String phrases = byPhrases(passages, most);
        return phrases.isEmpty() ? general : phrases;
    }

    private int sourceWords(int source) {
        return IntStream.range(0, analysis.passages().size())
                .filter(passage -> analysis.passages().get(passage).source() == source)
                .map(analysis.prose()::words)
                .sum();
    }

    private String take(String title, List<Integer> passages) {
        if (taken.add(title.toLowerCase(Locale.ROOT))) {
            return title;
        }
        String narrower = narrowed(title, passages);
        if (taken.add(narrower.toLowerCase(Locale.ROOT))) {
            return narrower;
        }
        String last = title + ", continued";
        taken.add(last.toLowerCase(Locale.ROOT));
        return last;
    }

    /** The title with a phrase that tells these passages from others below it. */
    private String narrowed(String title, List<Integer> passages) {
        var keys = new ArrayList<>(subjects(passages, 8));
        keys.sort(Comparator.comparing(key -> !key.contains(" ")));
        for (String key : keys) {
            String form = analysis.vocabulary().form(key);
            String narrower = title + (title.endsWith("?") ? " " + capital(form) : ": " + form);
            if (title.isEmpty()) {
                return capital(form);
            }
            if (!Distractors.alike(title, form) && !taken.contains(narrower.toLowerCase(Locale.ROOT))) {
                return narrower;
            }
        }
        return title;
    }

    /** The heading above all of the passages, or those of its parts where it is above more than them. */
    private String byHeadings(List<Integer> passages) {
        var telling = passages.stream()
                .filter(passage -> analysis.prose().words(passage) > 0)
                .toList();
        if (telling.isEmpty()) {
            return "";
        }
        var path = commonPath(telling);
        if (!path.isEmpty() && isWhole(telling, path.getLast())) {
            String title = title(path);
            return generic(path.getLast().title()) && !title.isEmpty() ? narrowed(title, telling) : title;
        }
        var parts = parts(telling, path.size());
        if (parts.keySet().stream().anyMatch(heading -> !generic(heading.title()))) {
            parts.keySet().removeIf(heading -> generic(heading.title()));
        }
        return parts.isEmpty() ? title(path) : joined(parts, path);
    }

    /** The part that takes most of the words; else all parts; else the two largest, in their order. */
    private String joined(Map<Heading, Integer> parts, List<Heading> path) {
        int all = parts.values().stream().mapToInt(Integer::intValue).sum();
        var largest = parts.entrySet().stream()
                .sorted(Map.Entry.<Heading, Integer>comparingByValue().reversed())
                .toList();
        if (largest.getFirst().getValue() >= all * DOMINATES) {
            return qualified(largest.getFirst().getKey(), path);
        }
        var two = largest.stream().limit(2).map(Map.Entry::getKey).toList();
        String allTitles = joined(parts.keySet().stream()
                .map(heading -> qualified(heading, path))
                .distinct()
                .toList());
        return parts.size() <= 3 && allTitles.length() <= LONGEST
                ? allTitles
                : joined(parts.keySet().stream()
                        .filter(two::contains)
                        .map(heading -> qualified(heading, path))
                        .distinct()
                        .toList());
    }

    private static String joined(List<String> titles) {
        boolean tooLong = String.join(" and ", titles).length() > LONGEST;
        if (titles.size() == 1 || titles.getFirst().endsWith("?") || (titles.size() == 2 && tooLong)) {
            return titles.getFirst();
        }
        if (titles.stream().anyMatch(title -> title.matches(".*(?:,| and | or ).*"))) {
            return String.join("; ", titles);
        }
        var inner = titles.stream().map(Titles::inner).toList();
        return titles.getFirst()
                + inner.subList(1, inner.size() - 1).stream()
                        .map(title -> ", " + title)
                        .collect(Collectors.joining())
                + " and "
                + inner.getLast();
    }

    /** A title as it stands within another. */
    private static String inner(String title) {
        return title.startsWith("The ") ? "the " + title.substring(4) : title;
    }

    private List<Heading> commonPath(List<Integer> passages) {
        var common =
                new ArrayList<>(analysis.passages().get(passages.getFirst()).path());
        for (int passage : passages) {
            var path = analysis.passages().get(passage).path();
            int same = 0;
            while (same < Math.min(common.size(), path.size())
                    && common.get(same).equals(path.get(same))) {
                same++;
            }
            common.subList(same, common.size()).clear();
        }
        return common;
    }

    /** The parts of the passages below the common path, each by the heading above all of it, with their words. */
    private Map<Heading, Integer> parts(List<Integer> passages, int depth) {
        var byPart = new LinkedHashMap<Heading, List<Integer>>();
        for (int index : passages) {
            var path = analysis.passages().get(index).path();
            if (analysis.prose().words(index) > 0 && !path.isEmpty()) {
                byPart.computeIfAbsent(path.get(Math.min(depth, path.size() - 1)), _ -> new ArrayList<>())
                        .add(index);
            }
        }
        var parts = new LinkedHashMap<Heading, Integer>();
        byPart.values().forEach(part -> {
            var path = commonPath(part);
            if (path.size() > depth && !isWhole(part, path.getLast()) && isDivided(part, path.size())) {
                parts(part, path.size()).forEach((heading, words) -> parts.merge(heading, words, Integer::sum));
            } else {
                parts.merge(path.getLast(), words(part), Integer::sum);
            }
        });
        double least = words(passages) * NEGLIGIBLE;
        parts.values().removeIf(words -> words < least);
        return parts;
    }

    private boolean isDivided(List<Integer> passages, int depth) {
        return passages.stream()
                .anyMatch(passage -> analysis.passages().get(passage).path().size() > depth);
    }

    private int words(List<Integer> passages) {
        return passages.stream().mapToInt(analysis.prose()::words).sum();
    }

    private boolean isWhole(List<Integer> passages, Heading heading) {
        Set<Integer> own = new HashSet<>(passages);
        for (int i = 0; i < analysis.passages().size(); i++) {
            var passage = analysis.passages().get(i);
            if (passage.path().contains(heading) && analysis.prose().words(i) > 0 && !own.contains(i)) {
                return false;
            }
        }
        return true;
    }

    private String title(List<Heading> path) {
        for (int i = path.size() - 1; i >= 0; i--) {
            if (!generic(path.get(i).title())) {
                return path.get(i).title();
            }
        }
        return "";
    }

    private String qualified(Heading heading, List<Heading> above) {
        return generic(heading.title()) && !title(above).isEmpty() ? title(above) : heading.title();
    }

    static boolean generic(String title) {
        return title.length() < 3 || GENERIC.matcher(title).matches();
    }

    /** The most telling phrases of the passages, in the order in which a reader meets them. */
    String byPhrases(Collection<Integer> passages, int most) {
        var subjects = subjects(passages, most);
        var forms = subjects.stream().map(analysis.vocabulary()::form).toList();
        return forms.isEmpty() ? "" : capital(String.join(" and ", forms));
    }

    /** Phrases that tell what the passages are about; those that they define count for more. */
    private List<String> subjects(Collection<Integer> passages, int most) {
        var defined = passages.stream()
                .flatMap(passage -> analysis.terms().in(passage).stream())
                .map(definition -> definition.term().key())
                .collect(Collectors.toSet());
        return analysis.vocabulary().subjects(passages, most, defined);
    }

    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
