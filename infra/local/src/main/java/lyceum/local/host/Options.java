package lyceum.local.host;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;

/**
 * How the host is to run.
 *
 * @param assembly the cloud assembly
 * @param port of the loopback interface for callers; 0 for any free one
 * @param data where everything is kept
 * @param fresh whether to throw away what is there
 * @param isolated whether each function runs from its zip, in processes of its own
 */
record Options(Path assembly, int port, Path data, boolean fresh, boolean isolated) {
    static final String USAGE = """
            lyceum up [--assembly DIR] [--port N] [--data DIR] [--fresh] [--isolated]
            """ + NewKey.USAGE;

    /**
     * Reads the words after {@code up}.
     *
     * @throws CannotStart naming a word that is not known
     */
    static Options of(List<String> words) {
        var rest = new ArrayDeque<>(words);
        Path assembly = Path.of("infra/stack/target/cdk.out");
        int port = 8080;
        Path data = Path.of(".lyceum");
        boolean fresh = false;
        boolean isolated = false;
        while (!rest.isEmpty()) {
            String word = rest.pop();
            switch (word) {
                case "--assembly" -> assembly = Path.of(value(word, rest));
                case "--port" -> port = port(value(word, rest));
                case "--data" -> data = Path.of(value(word, rest));
                case "--fresh" -> fresh = true;
                case "--isolated" -> isolated = true;
                default -> throw new CannotStart("What is " + word + "?\n" + USAGE);
            }
        }
        return new Options(assembly, port, data, fresh, isolated);
    }

    static String value(String word, ArrayDeque<String> rest) {
        if (rest.isEmpty()) {
            throw new CannotStart(word + " needs a value.\n" + USAGE);
        }
        return rest.pop();
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new CannotStart("--port needs a number from 0 to 65535, not " + text + ".");
        }
        return Integer.parseInt(text);
    }
}
