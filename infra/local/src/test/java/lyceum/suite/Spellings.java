package lyceum.suite;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Looks for texts in bytes: as they are, in Base64 at whatever offset, in hexadecimal, and in what is packed. */
final class Spellings {
    private final Map<String, List<byte[]>> spellings = new LinkedHashMap<>();

    /** @param texts what to look for, by what it is called in a failure */
    Spellings(Map<String, String> texts) {
        texts.forEach((name, text) -> spellings.put(name, spellings(text)));
    }

    private static List<byte[]> spellings(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>();
        all.add(text);
        String hex = HexFormat.of().formatHex(bytes);
        all.add(hex);
        all.add(hex.toUpperCase(Locale.ROOT));
        for (int offset = 0; offset < 3; offset++) {
            byte[] shifted = new byte[offset + bytes.length];
            System.arraycopy(bytes, 0, shifted, offset, bytes.length);
            int from = offset == 0 ? 0 : offset + 1;
            int to = shifted.length / 3 * 4;
            all.add(Base64.getEncoder().encodeToString(shifted).substring(from, to));
            all.add(Base64.getUrlEncoder().encodeToString(shifted).substring(from, to));
        }
        return all.stream()
                .distinct()
                .map(spelling -> spelling.getBytes(StandardCharsets.US_ASCII))
                .toList();
    }

    /** The names of those that stand in the bytes. */
    List<String> in(byte[] bytes) {
        byte[] unpacked = unpacked(bytes);
        return spellings.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(spelling -> contains(bytes, spelling) || contains(unpacked, spelling)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static byte[] unpacked(byte[] bytes) {
        if (bytes.length < 2 || (bytes[0] & 0xff) != 0x1f || (bytes[1] & 0xff) != 0x8b) {
            return new byte[0];
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException notPacked) {
            return new byte[0];
        }
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            int j = 0;
            while (j < wanted.length && bytes[i + j] == wanted[j]) {
                j++;
            }
            if (j == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
