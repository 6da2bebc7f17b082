package lyceum.courses.sources;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A zip archive unpacked into memory, within bounds. Its names are keys of a map and never paths of a file system. */
sealed interface Unzipped {
    long EXPANDED_MAX = 100L * 1024 * 1024;
    int ENTRIES_MAX = 10_000;

    record Archive(Map<String, byte[]> files) implements Unzipped {
        Optional<String> text(String name) {
            return Optional.ofNullable(files.get(name)).map(Charsets::decodeMarkup);
        }
    }

    /** It expands to more than {@link #EXPANDED_MAX} bytes or {@link #ENTRIES_MAX} entries. */
    record TooLarge() implements Unzipped {}

    record Damaged() implements Unzipped {}

    static Unzipped of(byte[] bytes) {
        Map<String, byte[]> files = new HashMap<>();
        long left = EXPANDED_MAX;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readNBytes((int) left + 1);
                left -= content.length;
                if (left < 0 || files.size() >= ENTRIES_MAX) {
                    return new TooLarge();
                }
                // Pictures and fonts are measured, then let go.
                files.put(entry.getName(), isMarkup(entry.getName()) ? content : new byte[0]);
            }
        } catch (IOException | IllegalArgumentException e) {
            return new Damaged();
        }
        return new Archive(files);
    }

    private static boolean isMarkup(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*\\.(x?html?|xml|opf)");
    }
}
