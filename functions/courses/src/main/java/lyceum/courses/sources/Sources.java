package lyceum.courses.sources;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import lyceum.courses.sources.Extraction.Extracted;
import lyceum.courses.sources.Extraction.Unreadable;

/** Reads documents. Deterministic: the same bytes give the same text. */
public final class Sources {
    /** The longest text taken, in characters: what 20 MB of plain text hold. */
    static final int CHARACTERS_MAX = 20 * 1024 * 1024;

    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private Sources() {}

    /**
     * The text of a document of up to 20 MB.
     *
     * @param mediaType what its owner says it is; parameters after a semicolon are ignored
     * @throws IllegalArgumentException if the media type is none that an upload may have
     */
    public static Extraction extract(byte[] bytes, String mediaType) {
        if (bytes.length == 0) {
            return new Unreadable("The document is empty.");
        }
        String type = mediaType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        Extraction extraction =
                switch (type) {
                    case "text/plain" -> isText(bytes) ? PlainText.extract(bytes) : notText(bytes, "plain text");
                    case "text/markdown" -> isText(bytes) ? MarkdownText.extract(bytes) : notText(bytes, "Markdown");
                    case "text/html" -> isText(bytes) ? HtmlText.extract(bytes) : notText(bytes, "HTML");
                    case "application/pdf" -> begins(bytes, PDF) ? PdfText.extract(bytes) : mismatch("a PDF", bytes);
                    case "application/epub+zip" ->
                        begins(bytes, ZIP) ? EpubText.extract(bytes) : mismatch("an EPUB", bytes);
                    default -> throw new IllegalArgumentException("No source has the media type " + mediaType + ".");
                };
        return switch (extraction) {
            case Unreadable unreadable -> unreadable;
            case Extracted extracted -> checked(extracted);
        };
    }

    private static Extraction checked(Extracted extracted) {
        if (extracted.characters() > CHARACTERS_MAX) {
            return new Unreadable("The document's text is longer than " + CHARACTERS_MAX + " characters.");
        }
        if (extracted.text().codePoints().noneMatch(Character::isLetterOrDigit)) {
            return new Unreadable("The document holds no text.");
        }
        return extracted;
    }

    /** A PDF tolerates rubbish before its first line; readers look for it in the first kilobyte. */
    private static boolean begins(byte[] bytes, byte[] magic) {
        int last = Arrays.equals(magic, PDF) ? Math.min(1024, bytes.length - magic.length) : 0;
        for (int at = 0; at <= last && at + magic.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + magic.length, magic, 0, magic.length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isText(byte[] bytes) {
        if (begins(bytes, ZIP) || Arrays.equals(bytes, 0, Math.min(PDF.length, bytes.length), PDF, 0, PDF.length)) {
            return false;
        }
        return Charsets.hasWideMark(bytes) || noneIsZero(bytes);
    }

    private static boolean noneIsZero(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return false;
            }
        }
        return true;
    }

    private static Unreadable notText(byte[] bytes, String declared) {
        return new Unreadable("The document is declared as " + declared + " but is " + looksLike(bytes) + ".");
    }

    private static Unreadable mismatch(String declared, byte[] bytes) {
        return new Unreadable("The document is declared as " + declared + " but is " + looksLike(bytes) + ".");
    }

    private static String looksLike(byte[] bytes) {
        if (begins(bytes, ZIP)) {
            return "a zip archive, as EPUB and office files are";
        }
        if (begins(bytes, PDF)) {
            return "a PDF";
        }
        return noneIsZero(bytes) ? "some other text" : "a binary file of another kind";
    }
}
