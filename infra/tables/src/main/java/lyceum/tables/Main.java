package lyceum.tables;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import lyceum.tables.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** The store from the command line, in the foreground until it is stopped. */
public final class Main {
    private static final int DEFAULT_PORT = 8000;
    private static final String USAGE = "usage: [--port PORT] [--memory | --data DIR]";

    private Main() {}

    /** Starts the store, prints {@code ready URL} and serves until the process is stopped. */
    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /**
     * What the arguments say.
     *
     * @param directory where the data is; null for memory
     */
    record Options(int port, @Nullable Path directory) {

        static Options of(List<String> arguments) {
            var port = DEFAULT_PORT;
            Path directory = Path.of("tables-data");
            for (var rest = arguments.iterator(); rest.hasNext(); ) {
                var option = rest.next();
                switch (option) {
                    case "--port" -> port = port(value(option, rest));
                    case "--data" -> directory = Path.of(value(option, rest));
                    case "--memory" -> directory = null;
                    default -> throw new IllegalArgumentException("unknown option " + option);
                }
            }
            return new Options(port, directory);
        }

        private static String value(String option, Iterator<String> rest) {
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            return rest.next();
        }

        private static int port(String text) {
            try {
                var port = Integer.parseInt(text);
                if (port >= 0 && port <= 65_535) {
                    return port;
                }
            } catch (NumberFormatException e) {
                // Said below, as for a number out of range.
            }
            throw new IllegalArgumentException("--port needs a number from 0 to 65535, not " + text);
        }
    }

    private static int run(List<String> arguments, PrintStream out, PrintStream err) throws InterruptedException {
        try {
            var options = Options.of(arguments);
            var settings =
                    options.directory == null ? TablesSettings.inMemory() : TablesSettings.onDisk(options.directory);
            var tables = Tables.open(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(tables::close));
            out.println("ready " + tables.serve(options.port).uri());
            Thread.currentThread().join();
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(USAGE);
            return 2;
        } catch (StorageException | UncheckedIOException e) {
            err.println(e.getMessage());
            return 1;
        }
    }
}
