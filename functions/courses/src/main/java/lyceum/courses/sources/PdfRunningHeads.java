package lyceum.courses.sources;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What stands at the edges of pages and is not part of the text: running heads, feet and page numbers; and tables of contents. */
final class PdfRunningHeads {
    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "(?i)[\\s\\-–—|]*(?:page\\s*)?(?:\\d{1,4}|[ivxlc]{1,7})(?:\\s*(?:of|/)\\s*\\d{1,4})?[\\s\\-–—|]*");
    private static final Pattern LEADER = Pattern.compile(".*(?:\\.\\s?){5,}\\s*[\\divxlc]+\\s*");
    private static final Pattern NUMBERED = Pattern.compile("\\S.*\\D\\s*\\d{1,4}\\s*");
    /** The share of a page's height at either edge where they may stand. */
    private static final double EDGE = 0.12;

    private static final int LINES_MAX = 3;
    private static final int PAGES_MIN = 3;

    private PdfRunningHeads() {}

    static List<PdfLine> removed(List<PdfLine> lines) {
        Map<Integer, List<PdfLine>> pages = new TreeMap<>();
        lines.forEach(line ->
                pages.computeIfAbsent(line.page(), page -> new ArrayList<>()).add(line));
        Map<String, Integer> repeats = new HashMap<>();
        List<PdfLine> apart = new ArrayList<>();
        Set<PdfLine> dropped = new HashSet<>();
        for (List<PdfLine> page : pages.values()) {
            if (isContents(page)) {
                dropped.addAll(page);
            }
            List<PdfLine> found = apart(page);
            apart.addAll(found);
            Set<String> keys = new HashSet<>();
            found.forEach(line -> keys.add(key(line)));
            keys.forEach(key -> repeats.merge(key, 1, Integer::sum));
        }
        apart.stream()
                .filter(line ->
                        PAGE_NUMBER.matcher(line.text()).matches() || repeats.getOrDefault(key(line), 0) >= PAGES_MIN)
                .forEach(dropped::add);
        return lines.stream()
                .filter(line ->
                        !dropped.contains(line) && !LEADER.matcher(line.text()).matches())
                .toList();
    }

    /** Whether most of a page's lines end in a number: a table of contents or an index. */
    private static boolean isContents(List<PdfLine> page) {
        long numbered = page.stream()
                .filter(line -> NUMBERED.matcher(line.text()).matches())
                .count();
        return page.size() >= 8 && numbered * 10 >= page.size() * 6L;
    }

    /** The lines at a page's edges that a gap parts from the rest. */
    private static List<PdfLine> apart(List<PdfLine> page) {
        List<PdfLine> down =
                page.stream().sorted(Comparator.comparing(PdfLine::top)).toList();
        List<PdfLine> apart = new ArrayList<>(edge(down));
        apart.addAll(edge(down.reversed()));
        return apart;
    }

    private static List<PdfLine> edge(List<PdfLine> inwards) {
        for (int i = 0; i < Math.min(LINES_MAX, inwards.size()); i++) {
            PdfLine line = inwards.get(i);
            boolean inEdge = line.top() < line.pageHeight() * EDGE || line.top() > line.pageHeight() * (1 - EDGE);
            if (!inEdge) {
                return List.of();
            }
            boolean last = i + 1 == inwards.size();
            if (last || Math.abs(inwards.get(i + 1).top() - line.top()) > line.size() * 1.7) {
                return inwards.subList(0, i + 1);
            }
        }
        return List.of();
    }

    private static String key(PdfLine line) {
        return line.text().replaceAll("\\d+", "#").strip() + "@" + Math.round(line.top() / 4);
    }
}
