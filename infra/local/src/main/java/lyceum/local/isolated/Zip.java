package lyceum.local.isolated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The zip of a function's code, unpacked as Lambda unpacks it. */
final class Zip {
    private Zip() {}

    /**
     * Unpacks a zip into a folder named after it, unless an earlier start did: the name of an asset tells its content.
     *
     * @return the folder, which is whole
     * @throws IOException if the zip can't be read, or names a file outside of the folder
     */
    static Path unpack(Path zip, Path below) throws IOException {
        Path folder = below.resolve(zip.getFileName().toString().replaceFirst("\\.zip$", ""));
        if (Files.exists(folder)) {
            return folder;
        }
        Path draft = folder.resolveSibling(folder.getFileName() + ".new");
        remove(draft);
        Files.createDirectories(draft);
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = draft.resolve(entry.getName()).normalize();
                if (!file.startsWith(draft)) {
                    throw new IOException(zip + " holds " + entry.getName() + ", which would leave its folder.");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(in, file);
                }
            }
        }
        return Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes a folder with all that is in it, if it is there. */
    static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
