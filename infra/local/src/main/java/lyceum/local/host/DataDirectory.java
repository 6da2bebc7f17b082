package lyceum.local.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The folder where everything is kept, held by one host at a time. */
final class DataDirectory implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path directory;
    private final FileChannel channel;

    private DataDirectory(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * Takes the folder, and empties it if asked to.
     *
     * @throws CannotStart if another host has it, or if it holds what no host has made and should be emptied
     */
    static DataDirectory take(Path directory, boolean fresh) throws IOException {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new CannotStart(directory + " is not a folder: name another with --data.");
        }
        boolean foreign = fresh && isForeign(directory);
        if (foreign) {
            throw new CannotStart(directory + " was not made by this host, so --fresh does not empty it.");
        }
        Files.createDirectories(directory);
        var channel = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new CannotStart("Another host is using "
                    + directory.toAbsolutePath().normalize() + ": stop it, or name another folder with --data.");
        }
        if (fresh) {
            empty(directory);
        }
        return new DataDirectory(directory, channel);
    }

    /** Whether a host has the folder now. */
    static boolean isTaken(Path directory) throws IOException {
        Path file = directory.resolve(LOCK);
        if (!Files.exists(file)) {
            return false;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return lock(channel) == null;
        }
    }

    private static boolean isForeign(Path directory) throws IOException {
        if (!Files.exists(directory) || Files.exists(directory.resolve(LOCK))) {
            return false;
        }
        try (var files = Files.list(directory)) {
            return files.findAny().isPresent();
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private static void empty(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(directory) && !file.equals(directory.resolve(LOCK))) {
                    Files.delete(file);
                }
            }
        }
    }

    Path resolve(String name) {
        return directory.resolve(name);
    }

    /** Writes a file that only its owner may read; it is whole or not there at all. */
    void writeSecret(String name, String text) throws IOException {
        Path draft = directory.resolve(name + ".new");
        Files.deleteIfExists(draft);
        try {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException race) {
            throw new CannotStart(draft + " is being written by somebody else: " + race.getMessage());
        }
        Files.writeString(draft, text, StandardCharsets.UTF_8);
        Files.move(draft, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
