package lyceum.ai.openai;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import lyceum.ai.SourceText;
import lyceum.contract.courses.SourceSpan;

/** The paragraphs of sources that a model is shown, each with a number by which it can name it. */
record Material(List<SourceText> sources, List<Paragraph> paragraphs) {
    private static final Pattern GAP = Pattern.compile("\\n[ \\t\\r]*\\n");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d]{3,}");

    /** A paragraph; {@code number} counts from 1 through all sources. */
    record Paragraph(int number, SourceText source, int start, int end) {
        String text() {
            return source.text().substring(start, end);
        }

        SourceSpan span() {
            return new SourceSpan(source.sourceId(), start, end);
        }
    }

    static Material of(List<SourceText> sources) {
        var paragraphs = new ArrayList<Paragraph>();
        for (SourceText source : sources) {
            int start = 0;
            var gaps = GAP.matcher(source.text());
            while (gaps.find()) {
                add(paragraphs, source, start, gaps.start());
                start = gaps.end();
            }
            add(paragraphs, source, start, source.text().length());
        }
        return new Material(List.copyOf(sources), List.copyOf(paragraphs));
    }

    private static void add(List<Paragraph> paragraphs, SourceText source, int start, int end) {
        if (end > start && !source.text().substring(start, end).isBlank()) {
            paragraphs.add(new Paragraph(paragraphs.size() + 1, source, start, end));
        }
    }

    boolean isEmpty() {
        return paragraphs.isEmpty();
    }

    /** As many paragraphs as have so many characters, taken evenly from all of them. */
    Material upTo(int characters) {
        long all = paragraphs.stream().mapToLong(p -> p.end() - p.start()).sum();
        if (all <= characters) {
            return this;
        }
        var kept = new ArrayList<Paragraph>();
        double share = characters / (double) all;
        double due = 0;
        for (Paragraph paragraph : paragraphs) {
            int length = paragraph.end() - paragraph.start();
            due += length * share;
            if (due >= length) {
                kept.add(paragraph);
                due -= length;
            }
        }
        return new Material(sources, kept);
    }

    Material within(List<SourceSpan> spans) {
        return new Material(
                sources,
                paragraphs.stream()
                        .filter(p -> spans.stream()
                                .anyMatch(span ->
                                        span.sourceId().equals(p.source().sourceId())
                                                && p.start() < span.end()
                                                && p.end() > span.start()))
                        .toList());
    }

    /** The paragraphs that have at least half of a title's words, and those next to them. */
    Material about(String title) {
        var wanted = words(title);
        Set<Integer> near = new HashSet<>();
        for (Paragraph paragraph : paragraphs) {
            var own = words(paragraph.text());
            long common = wanted.stream().filter(own::contains).count();
            if (!wanted.isEmpty() && common * 2 >= wanted.size()) {
                near.addAll(List.of(paragraph.number() - 1, paragraph.number(), paragraph.number() + 1));
            }
        }
        return new Material(
                sources,
                paragraphs.stream().filter(p -> near.contains(p.number())).toList());
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        WORD.matcher(text.toLowerCase(Locale.ROOT)).results().forEach(word -> words.add(word.group()));
        return words;
    }

    Optional<Paragraph> numbered(int number) {
        return paragraphs.stream().filter(p -> p.number() == number).findFirst();
    }

    /** Where the words of a quotation stand, whatever the white space between them. */
    Optional<SourceSpan> locate(String quotation) {
        String words = quotation.strip();
        if (words.length() < 3) {
            return Optional.empty();
        }
        var pattern = Pattern.compile(String.join(
                "\\s+", Arrays.stream(words.split("\\s+")).map(Pattern::quote).toList()));
        for (Paragraph paragraph : paragraphs) {
            var matcher = pattern.matcher(paragraph.text());
            if (matcher.find()) {
                return Optional.of(new SourceSpan(
                        paragraph.source().sourceId(),
                        paragraph.start() + matcher.start(),
                        paragraph.start() + matcher.end()));
            }
        }
        return Optional.empty();
    }

    /** The words of a stretch, as the source has them. */
    String text(SourceSpan span) {
        return sources.stream()
                .filter(source -> source.sourceId().equals(span.sourceId()))
                .findFirst()
                .map(source -> source.text().substring(span.start(), span.end()))
                .orElse("");
    }
}
