package lyceum.accounts.benchmark;

import java.util.Arrays;
import java.util.Locale;
import lyceum.accounts.testing.Rig;

/**
 * Tries wrong passwords for addresses that somebody has and for addresses that nobody has, in turn, over a table in memory: their times
 * should not be told apart. {@code mvn -q -pl functions/accounts test-compile exec:exec@logins -Dlogins=400}.
 */
public final class LogIns {
    /** Well below what an account stands from networks unknown to it. */
    private static final int GUESSES_PER_PERSON = 20;

    private static final int WARM_UP = 100;

    private final Rig rig = new Rig();
    private int guesses;

    private LogIns() {}

    /**
     * Measures and prints.
     *
     * @param arguments how many passwords to try for each kind of address
     */
    public static void main(String[] arguments) {
        int rounds = arguments.length == 0 ? 400 : Integer.parseInt(arguments[0]);
        var measured = new LogIns();
        measured.register(WARM_UP + rounds);
        measured.measure(WARM_UP, 0);
        measured.measure(rounds, WARM_UP).print();
        measured.rig.close();
    }

    private void register(int rounds) {
        for (int person = 0; person <= rounds / GUESSES_PER_PERSON; person++) {
            rig.register(known(person * GUESSES_PER_PERSON), "correct horse battery");
        }
    }

    private Times measure(int rounds, int from) {
        var times = new Times(new long[rounds], new long[rounds]);
        for (int round = 0; round < rounds; round++) {
            String unknown = "nobody" + (from + round) / GUESSES_PER_PERSON + "@example.org";
            // Each goes first every other time, so that neither always pays for what the one before left to be done.
            if (round % 2 == 0) {
                times.known()[round] = guess(known(from + round));
                times.unknown()[round] = guess(unknown);
            } else {
                times.unknown()[round] = guess(unknown);
                times.known()[round] = guess(known(from + round));
            }
        }
        return times;
    }

    private static String known(int round) {
        return "person" + round / GUESSES_PER_PERSON + "@example.org";
    }

    /** Nanoseconds of one wrong password, each from an address of its own. */
    private long guess(String email) {
        guesses++;
        String address = "198.18." + guesses / 256 + "." + guesses % 256;
        long begin = System.nanoTime();
        var answer = rig.logIn(address, email, "a wrong guess");
        long time = System.nanoTime() - begin;
        if (answer.status() != 401) {
            throw new IllegalStateException("answered " + answer.status() + ": " + answer.text());
        }
        return time;
    }

    /** How long each took. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Times(long[] known, long[] unknown) {
        void print() {
            print("somebody's address", known);
            print("nobody's address", unknown);
        }

        private static void print(String what, long[] nanos) {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            System.out.printf(
                    Locale.ROOT,
                    "%-20s n %d, median %.2f ms, p99 %.2f ms%n",
                    what,
                    sorted.length,
                    sorted[sorted.length / 2] / 1e6,
                    sorted[(int) Math.ceil(sorted.length * 0.99) - 1] / 1e6);
        }
    }
}
