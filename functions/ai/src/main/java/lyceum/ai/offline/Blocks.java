package lyceum.ai.offline;

import java.util.ArrayList;
import java.util.List;
import lyceum.ai.offline.Block.Kind;

/** Reads the blocks of a source: Markdown, or plain text with the customs of plain text. */
final class Blocks {
    private static final int CODE_INDENT = 4;

    private final String text;
    private final List<Line> lines;
    private final Headings headings;
    private final Noise noise;
    private final List<Block> blocks = new ArrayList<>();
    private int at;

    private Blocks(String text) {
        this.text = text;
        this.lines = Line.of(text);
        this.headings = new Headings(lines);
        this.noise = new Noise(lines);
    }

    static List<Block> of(String text) {
        var reader = new Blocks(text);
        while (reader.at < reader.lines.size()) {
            reader.next();
        }
        return Noise.withoutBackMatter(text, reader.blocks);
    }

    private void next() {
        var line = lines.get(at);
        if (line.blank()) {
            at++;
        } else if (line.fence()) {
            fenced();
        } else if (headings.atx(line) > 0) {
            boolean mistaken = headings.mistaken(line);
            add(
                    mistaken ? Kind.NOISE : Kind.HEADING,
                    mistaken ? 0 : headings.marked(line),
                    headings.contentStart(line),
                    line.end());
            at++;
        } else if (underlined()) {
            add(Kind.HEADING, headings.underlined(line, lines.get(at + 1)), line.start() + line.indent(), line.end());
            at += 2;
        } else if (line.rule() || noise.isNoise(line)) {
            add(Kind.NOISE, 0, line.start(), line.end());
            at++;
        } else {
            chunk();
        }
    }

    private boolean underlined() {
        return at + 1 < lines.size()
                && lines.get(at + 1).rule()
                && (at == 0 || lines.get(at - 1).blank() || lines.get(at - 1).rule())
                && headings.mayBeUnderlined(lines.get(at), lines.get(at + 1));
    }

    private void fenced() {
        int first = ++at;
        while (at < lines.size() && !lines.get(at).fence()) {
            at++;
        }
        if (at > first) {
            add(Kind.CODE, 0, lines.get(first).start(), lines.get(at - 1).end());
        }
        at++;
    }

    /** Lines up to the next empty line, fence, heading or list item. */
    private void chunk() {
        int first = at++;
        while (at < lines.size() && continues(lines.get(at))) {
            at++;
        }
        var chunk = lines.subList(first, at);
        int item = chunk.getFirst().item();
        int start = chunk.getFirst().start()
                + Math.min(chunk.getFirst().indent(), chunk.getFirst().text().length());
        if (chunk.size() == 1 && alone(first) && headings.alone(chunk.getFirst()) > 0) {
            add(
                    Kind.HEADING,
                    headings.alone(chunk.getFirst()),
                    start,
                    chunk.getLast().end());
        } else if (item >= 0) {
            add(Kind.ITEM, 0, chunk.getFirst().start() + item, chunk.getLast().end());
        } else {
            add(kind(chunk), 0, start, chunk.getLast().end());
        }
    }

    private boolean continues(Line line) {
        return !line.blank() && !line.fence() && headings.atx(line) == 0 && line.item() < 0 && !line.rule();
    }

    private boolean alone(int index) {
        return (index == 0 || lines.get(index - 1).blank())
                && (index + 1 >= lines.size() || lines.get(index + 1).blank());
    }

    private Kind kind(List<Line> chunk) {
        String raw = text.substring(chunk.getFirst().start(), chunk.getLast().end());
        boolean indented = chunk.stream().allMatch(line -> line.indent() >= CODE_INDENT);
        long rows = chunk.stream().filter(Line::row).count();
        if (noise.isNoise(raw)) {
            return Kind.NOISE;
        }
        if (indented && !Noise.looksLikeProse(raw)) {
            return Kind.CODE;
        }
        return rows * 2 > chunk.size() && (chunk.size() > 1 || !Noise.looksLikeProse(raw))
                ? Kind.NOISE
                : Kind.PARAGRAPH;
    }

    private void add(Kind kind, int level, int start, int end) {
        int stop = end;
        while (stop > start && Character.isWhitespace(text.charAt(stop - 1))) {
            stop--;
        }
        if (stop > start) {
            blocks.add(new Block(kind, level, start, stop));
        }
    }
}
