package lyceum.tables.crash;

import java.nio.file.Files;

/** Hundreds of kills; the README has the command. */
final class ManyCrashes {
    // The check reads all there is, so a directory is left behind before it holds too much.
    private static final int ROUNDS_PER_DIRECTORY = 20;

    private ManyCrashes() {}

    /** Arguments: how many rounds, and a seed for when to kill. */
    public static void main(String[] arguments) throws Exception {
        var rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
        var seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        var acknowledged = 0;
        for (var done = 0; done < rounds; done += ROUNDS_PER_DIRECTORY) {
            var crashes = new Crashes(Files.createTempDirectory("tables-crashes"), seed + done);
            for (var round = 0; round < Math.min(ROUNDS_PER_DIRECTORY, rounds - done); round++) {
                crashes.round();
            }
            acknowledged += crashes.acknowledged();
        }
        System.out.printf(
                "%d kills with seed %d: none of %,d acknowledged items lost, no half transaction, indexes and"
                        + " streams as their tables%n",
                rounds, seed, acknowledged);
    }
}
