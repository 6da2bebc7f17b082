package lyceum.ai.offline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import lyceum.ai.offline.Block.Kind;

/** Tells what is in a document without being its text. */
final class Noise {
    private static final int REPEATED = 4;
    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "\\s*[-–\\[]?\\s*(?:page\\s+)?\\d{1,4}(?:\\s*(?:of|/)\\s*\\d{1,4})?\\s*[-–\\]]?\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LEADER = Pattern.compile(".*(?:\\.\\s?){4,}\\s*(?:\\d+|[ivxl]+)\\s*");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern FOOTNOTE =
            Pattern.compile("\\s*(?:\\[(?:\\d{1,3}|\\^[^]]+)]|[*†‡]+(?=\\p{Lu}))[:.]?\\s*.*", Pattern.DOTALL);
    private static final Pattern LICENCE = Pattern.compile(
            "copyright (?:\\(c\\)|©|\\d{4})|©\\s*\\d{4}|all rights reserved|permission is (?:hereby )?granted|licensed under|"
                    + "warranty of merchantability|free documentation license|general public license|\\bisbn\\b|creative commons",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}'’-]*");
    private static final Pattern PROSE_END = Pattern.compile(".*[.!?:][\"'”’)\\]]*\\s*", Pattern.DOTALL);
    private static final Set<String> BACK_MATTER = Set.of(
            "references",
            "bibliography",
            "further reading",
            "see also",
            "index",
            "contents",
            "table of contents",
            "footnotes",
            "endnotes",
            "notes",
            "acknowledgements",
            "acknowledgments",
            "acknowledgement",
            "copyright",
            "copyright notice",
            "license",
            "licence",
            "legal notice",
            "colophon",
            "changelog",
            "change log",
            "revision history",
            "navigation",
            "about this document",
            "external links",
            "related topics",
            "credits",
            "list of figures",
            "list of tables",
            "links",
            "resources",
            "works cited",
            "citations",
            "feedback");

    private final Map<String, Integer> repeated = new HashMap<>();

    Noise(List<Line> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).blank() && lines.get(i).text().length() <= 80) {
                repeated.merge(shape(lines.get(i).text()), 1, Integer::sum);
            }
        }
    }

    /** Page numbers, running heads and lines of a table of contents. */
    boolean isNoise(Line line) {
        String text = line.text();
        return PAGE_NUMBER.matcher(text).matches()
                || LEADER.matcher(text).matches()
                || (repeated.getOrDefault(shape(text), 0) >= REPEATED
                        && words(text) >= 2
                        && !PROSE_END.matcher(text).matches()
                        && line.indent() < 4
                        && line.item() < 0
                        && DIGITS.matcher(text).find());
    }

    /** Footnotes, licences and lists of addresses. */
    boolean isNoise(String raw) {
        if (FOOTNOTE.matcher(raw).matches()) {
            return true;
        }
        return LICENCE.matcher(raw).find()
                && (words(raw) < 60 || LICENCE.matcher(raw).results().count() > 1);
    }

    /** Mostly words, ending like a sentence. */
    static boolean looksLikeProse(String raw) {
        long words = words(raw);
        long chunks = raw.strip().split("\\s+").length;
        return words >= 5
                && words * 10 >= chunks * 8
                && PROSE_END.matcher(raw).matches()
                && Character.isLetterOrDigit(raw.strip().codePointAt(0));
    }

    /** The blocks without the sections that are lists of works, links, notes or rights. */
    static List<Block> withoutBackMatter(String text, List<Block> blocks) {
        var kept = new ArrayList<Block>();
        int dropped = 0;
        for (Block block : blocks) {
            if (block.is(Kind.HEADING)) {
                if (dropped > 0 && block.level() <= dropped) {
                    dropped = 0;
                }
                if (dropped == 0 && backMatter(Headings.title(block.raw(text)))) {
                    dropped = block.level();
                }
            }
            if (dropped == 0) {
                kept.add(block);
            }
        }
        return kept;
    }

    private static boolean backMatter(String title) {
        return BACK_MATTER.contains(title.toLowerCase(Locale.ROOT));
    }

    private static String shape(String line) {
        return DIGITS.matcher(line.strip()).replaceAll("0");
    }

    private static long words(String text) {
        return WORD.matcher(text).results().count();
    }
}
