package lyceum.courses.sources;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out how a text is encoded. */
final class Charsets {
    private static final Pattern DECLARED = Pattern.compile(
            "(?i)(?:<meta[^>]{0,200}?charset\\s*=\\s*[\"']?|<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"'])([a-z0-9_.:-]{1,40})");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private Charsets() {}

    /** Whether the bytes begin with the byte order mark of UTF-16 or UTF-32, where zero bytes are text. */
    static boolean hasWideMark(byte[] bytes) {
        return marked(bytes)
                .filter(charset -> !charset.equals(StandardCharsets.UTF_8))
                .isPresent();
    }

    /** Text by its byte order mark, else as UTF-8 if it is that, else as windows-1252. */
    static String decode(byte[] bytes) {
        return decode(bytes, Optional.empty());
    }

    /** As {@link #decode}, but what HTML or XML says of itself goes before windows-1252. */
    static String decodeMarkup(byte[] bytes) {
        String begin = new String(bytes, 0, Math.min(bytes.length, 2048), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(begin);
        return decode(bytes, declared.find() ? charset(declared.group(1)) : Optional.empty());
    }

    private static String decode(byte[] bytes, Optional<Charset> declared) {
        Optional<Charset> marked = marked(bytes);
        if (marked.isPresent()) {
            String text = new String(bytes, marked.get());
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
        // A page that is valid UTF-8 is UTF-8, whatever it declares: no other encoding is by chance.
        return utf8(bytes).orElseGet(() -> new String(bytes, declared.orElse(WINDOWS_1252)));
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> marked(byte[] bytes) {
        return begins(bytes, 0xEF, 0xBB, 0xBF)
                ? Optional.of(StandardCharsets.UTF_8)
                : begins(bytes, 0xFF, 0xFE, 0, 0)
                        ? Optional.of(StandardCharsets.UTF_32LE)
                        : begins(bytes, 0xFF, 0xFE)
                                ? Optional.of(StandardCharsets.UTF_16LE)
                                : begins(bytes, 0xFE, 0xFF)
                                        ? Optional.of(StandardCharsets.UTF_16BE)
                                        : begins(bytes, 0, 0, 0xFE, 0xFF)
                                                ? Optional.of(StandardCharsets.UTF_32BE)
                                                : Optional.empty();
    }

    private static boolean begins(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
