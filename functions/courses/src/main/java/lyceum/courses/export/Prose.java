package lyceum.courses.export;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The blocks of a running text as generation writes it: paragraphs separated by empty lines, code between ``` fences, list
 * items that begin with "- ". Nothing else has a meaning, so no text can be malformed.
 */
final class Prose {
    sealed interface Block {}

    record Paragraph(String text) implements Block {}

    record Code(String text) implements Block {}

    record Bullets(List<String> items) implements Block {}

    private static final Pattern FENCE = Pattern.compile("\\s{0,3}(`{3,}|~{3,})[^`]*");

    private final List<Block> blocks = new ArrayList<>();
    private final List<String> items = new ArrayList<>();
    private final StringBuilder lines = new StringBuilder();
    private String fence = "";

    private Prose() {}

    static List<Block> blocks(String text) {
        var prose = new Prose();
        Legal.text(text).lines().forEach(prose::line);
        prose.end();
        return List.copyOf(prose.blocks);
    }

    private void line(String line) {
        if (!fence.isEmpty()) {
            code(line);
        } else if (FENCE.matcher(line).matches()) {
            end();
            fence = line.strip().substring(0, 3);
        } else if (line.isBlank()) {
            end();
        } else if (line.startsWith("- ")) {
            item();
            if (items.isEmpty()) {
                paragraph();
            }
            lines.append("- ").append(line.substring(2).strip());
        } else {
            lines.append(lines.isEmpty() ? "" : " ").append(line.strip());
        }
    }

    private void code(String line) {
        if (line.strip().startsWith(fence) && line.strip().chars().allMatch(c -> c == fence.charAt(0))) {
            end();
        } else {
            lines.append(line).append('\n');
        }
    }

    /** Closes whatever block is open. */
    private void end() {
        if (!fence.isEmpty()) {
            if (!lines.toString().isBlank()) {
                blocks.add(new Code(lines.toString()));
            }
            fence = "";
            lines.setLength(0);
            return;
        }
        item();
        paragraph();
        if (!items.isEmpty()) {
            blocks.add(new Bullets(List.copyOf(items)));
            items.clear();
        }
    }

    private void item() {
        if (lines.indexOf("- ") == 0) {
            String item = Legal.line(lines.substring(2));
            if (!item.isEmpty()) {
                items.add(item);
            }
            lines.setLength(0);
        }
    }

    private void paragraph() {
        String text = Legal.line(lines.toString());
        if (!text.isEmpty()) {
            blocks.add(new Paragraph(text));
        }
        lines.setLength(0);
    }
}
