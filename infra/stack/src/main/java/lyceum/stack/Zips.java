package lyceum.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipOutputStream;

/** Where the code of each context lies. */
@FunctionalInterface
interface Zips {
    Path of(String context);

    /** The zips that the build leaves in the modules under this folder. */
    static Zips builtUnder(Path functions) {
        return context -> {
            Path zip = functions.resolve(context).resolve("target").resolve(context + ".zip");
            if (!Files.isRegularFile(zip)) {
                throw new IllegalStateException(
                        "There is no " + zip + ": build the functions first, with ./lyceum synth.");
            }
            return zip;
        };
    }

    /** One empty zip for all: enough to synthesise and check a template, in a second rather than after a build. */
    static Zips empty(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path zip = folder.resolve("empty.zip");
        new ZipOutputStream(Files.newOutputStream(zip)).close();
        return context -> zip;
    }
}
