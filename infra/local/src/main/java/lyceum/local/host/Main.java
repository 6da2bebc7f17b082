package lyceum.local.host;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import lyceum.accounts.Accounts;
import lyceum.courses.Courses;
import lyceum.local.template.UnsupportedTemplate;
import lyceum.performance.Performance;
import lyceum.platform.Settings;
import lyceum.platform.function.Context;

/** Starts the host in the foreground, where Ctrl-C stops it, or makes a key on one that runs. */
public final class Main {
    private static final int FAILED = 1;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            run(List.of(arguments), out);
        } catch (CannotStart | UnsupportedTemplate problem) {
            System.err.println(problem.getMessage());
            System.exit(FAILED);
        } catch (IOException | UncheckedIOException problem) {
            System.err.println("It can't be done: " + problem.getMessage());
            System.exit(FAILED);
        }
    }

    private static void run(List<String> words, PrintStream out) throws IOException, InterruptedException {
        List<String> rest = words.isEmpty() ? List.of() : words.subList(1, words.size());
        switch (words.isEmpty() ? "" : words.getFirst()) {
            case "up" -> up(Options.of(rest), out);
            case "key" -> out.println(NewKey.of(rest).make());
            case "train" -> train(Options.of(rest), out);
            default -> throw new CannotStart(Options.USAGE);
        }
    }

    private static void up(Options options, PrintStream out) throws IOException, InterruptedException {
        Host host = Host.start(options, contexts(), Settings.ofProcess(), out::println);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            host.close();
            out.println("stopped");
            stopped.countDown();
        }));
        stopped.await();
    }

    /** Starts and stops, so that the JVM can note what a start loads ({@code -XX:AOTCacheOutput}). */
    private static void train(Options options, PrintStream out) throws IOException, InterruptedException {
        try (var _ = Host.start(options, contexts(), Settings.ofProcess(), out::println)) {
            Thread.sleep(Duration.ofSeconds(3));
        }
        System.exit(0);
    }

    static List<Context> contexts() {
        return List.of(new Accounts(), new Courses(), new Performance());
    }
}
