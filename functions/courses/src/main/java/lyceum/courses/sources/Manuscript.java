package lyceum.courses.sources;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lyceum.courses.sources.Extraction.Extracted;

/** The text of a document as it grows, block by block, in the form that {@link Extracted} promises. */
final class Manuscript {
    private static final Pattern LIGATURE = Pattern.compile("[\\uFB00-\\uFB06]");
    /** Controls, soft hyphens, zero-width marks, private-use characters and halves of characters: noise to every reader. */
    private static final Pattern NOISE =
            Pattern.compile("[\\p{Cc}\\p{Co}\\p{Cs}\\u00AD\\u200B\\u2060\\uFEFF\\uFFFD\\uFFFE\\uFFFF&&[^\\n\\t]]");

    private static final Pattern SPACE =
            Pattern.compile("[\\s\\u00A0\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000]+");
    private static final Pattern FENCE = Pattern.compile("(?m)^`{3}");

    private final StringBuilder out = new StringBuilder();
    private boolean inList;

    /** {@code level} from 1 for the outermost. */
    void heading(int level, String text) {
        String line = line(text);
        if (!line.isEmpty()) {
            block("#".repeat(Math.clamp(level, 1, 6)) + " " + line);
        }
    }

    void paragraph(String text) {
        String line = line(text);
        if (!line.isEmpty()) {
            block(line);
        }
    }

    void item(String text) {
        String line = line(text);
        if (line.isEmpty()) {
            return;
        }
        if (inList) {
            out.append("\n- ").append(line);
        } else {
            block("- " + line);
            inList = true;
        }
    }

    /** Lines whose breaks and indents matter. */
    void code(String text) {
        String code = NOISE.matcher(composed(text.replace("\r\n", "\n").replace('\r', '\n')))
                .replaceAll("");
        String trimmed = code.stripTrailing().replaceFirst("^(?:[ \\t]*\\n)+", "");
        if (!trimmed.isBlank()) {
            block("```\n" + FENCE.matcher(trimmed.stripIndent()).replaceAll(" ```") + "\n```");
        }
    }

    int characters() {
        return out.length();
    }

    Extracted extracted() {
        return new Extracted(out.toString());
    }

    /** The text on one line, composed, without noise. */
    static String line(String text) {
        String spaced = SPACE.matcher(text).replaceAll(" ");
        return SPACE.matcher(NOISE.matcher(composed(spaced)).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    private static String composed(String text) {
        Matcher ligatures = LIGATURE.matcher(text);
        String spelled = ligatures.replaceAll(found -> Normalizer.normalize(found.group(), Normalizer.Form.NFKC));
        return Normalizer.normalize(spelled, Normalizer.Form.NFC);
    }

    private void block(String text) {
        inList = false;
        out.append(out.isEmpty() ? "" : "\n\n").append(text);
    }
}
