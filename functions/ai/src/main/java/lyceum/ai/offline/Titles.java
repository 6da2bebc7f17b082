package lyceum.ai.offline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Names stretches of the sources: by their headings where these tell the subject, else by their most telling phrases. */
final class Titles {
    private static final int LONGEST = 80;
    private static final double DOMINATES = 0.7;
    private static final Pattern GENERIC = Pattern.compile(
            "introduction|overview|background|summary|conclusions?|examples?|notes?|preface|foreword|general|basics|details|discussion|motivation"
                    + "|remarks|random remarks|miscellaneous|misc|other|others|more|exercises?|abstract|description|main|text|content|appendix|usage|getting started|definitions?"
                    + "|an? first look|first steps|odds and ends|what now|summing up|next steps|terminology|scope|prelude|caveats|(?:part|chapter|section) [\\divxl]+",
            Pattern.CASE_INSENSITIVE);

    private final Analysis analysis;
    private final Set<String> taken = new HashSet<>();

    Titles(Analysis analysis) {
        this.analysis = analysis;
    }

    /** A title for the passages that no other stretch has yet. */
    String name(List<Integer> passages) {
        String byHeadings = byHeadings(passages);
        String title = byHeadings.isEmpty() || byHeadings.length() > LONGEST ? byPhrases(passages, 2) : byHeadings;
        return take(title, passages);
    }

    /** Marks a title as used. */
    void reserve(String title) {
        taken.add(title.toLowerCase(Locale.ROOT));
    }

    private String take(String title, List<Integer> passages) {
        if (taken.add(title.toLowerCase(Locale.ROOT))) {
            return title;
        }
        for (String key :
                analysis.vocabulary().subjects(passages, 8, analysis.terms().keys())) {
            String narrower = title + ": " + analysis.vocabulary().form(key);
            if (!title.toLowerCase(Locale.ROOT).contains(key)
                    && narrower.length() <= LONGEST + 20
                    && taken.add(narrower.toLowerCase(Locale.ROOT))) {
                return narrower;
            }
        }
        String last = title + ", continued";
        taken.add(last.toLowerCase(Locale.ROOT));
        return last;
    }

    /** The heading above all of the passages, or those of its parts where it is above more than them. */
    private String byHeadings(List<Integer> passages) {
        var path = commonPath(passages);
        var parts = parts(passages, path.size());
        boolean whole = !path.isEmpty() && isWhole(passages, path.getLast());
        if (whole || parts.isEmpty()) {
            return title(path);
        }
        int all = parts.values().stream().mapToInt(Integer::intValue).sum();
        for (var part : parts.entrySet()) {
            if (part.getValue() >= all * DOMINATES) {
                return qualified(part.getKey(), path);
            }
        }
        var two = parts.entrySet().stream()
                .sorted(Map.Entry.<Heading, Integer>comparingByValue().reversed())
                .limit(2)
                .map(Map.Entry::getKey)
                .toList();
        var titles = parts.keySet().stream()
                .map(heading -> qualified(heading, path))
                .distinct()
                .toList();
        var main = parts.keySet().stream()
                .filter(two::contains)
                .map(heading -> qualified(heading, path))
                .distinct()
                .toList();
        return titles.size() <= 3 && joined(titles).length() <= LONGEST ? joined(titles) : joined(main);
    }

    private static String joined(List<String> titles) {
        if (titles.size() == 1 || titles.getFirst().endsWith("?")) {
            return titles.getFirst();
        }
        var start = new ArrayList<>(List.of(titles.getFirst()));
        start.addAll(
                titles.subList(1, titles.size()).stream().map(Titles::inner).toList());
        boolean lists = titles.stream().anyMatch(title -> title.matches(".*(?:,| and | or ).*"));
        String all = lists
                ? String.join("; ", titles)
                : String.join(", ", start.subList(0, start.size() - 1)) + " and " + start.getLast();
        return all.length() <= LONGEST || start.size() > 2 ? all : titles.getFirst();
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

    /** The headings right below the common path, with the words that stand below each. */
    private Map<Heading, Integer> parts(List<Integer> passages, int depth) {
        var parts = new LinkedHashMap<Heading, Integer>();
        for (int index : passages) {
            var passage = analysis.passages().get(index);
            if (passage.path().size() > depth && analysis.prose().words(index) > 0) {
                parts.merge(passage.path().get(depth), analysis.prose().words(index), Integer::sum);
            }
        }
        return parts;
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
        var subjects =
                analysis.vocabulary().subjects(passages, most, analysis.terms().keys());
        var forms = subjects.stream().map(analysis.vocabulary()::form).toList();
        return forms.isEmpty() ? "" : capital(String.join(" and ", forms));
    }

    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
