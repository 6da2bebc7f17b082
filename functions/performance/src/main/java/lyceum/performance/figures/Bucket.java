package lyceum.performance.figures;

import java.io.DataInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything that was measured in some time, by subject and figure. Buckets add up in any order and grouping; adding samples counts each
 * of them once, however often it is there. Not for use by several threads.
 */
public final class Bucket {
    /** The subject under which everything is counted once more. */
    public static final String ALL = "*";

    private static final int FORMAT = 1;

    private final Map<String, Map<Integer, Tally>> tallies = new TreeMap<>();

    /** What the samples of one minute come to; samples with the same id are one. */
    public static Bucket ofMinute(List<Sample> samples) {
        var bucket = new Bucket();
        Set<Long> seen = new HashSet<>();
        Set<Long> callers = new HashSet<>();
        for (Sample sample : samples) {
            if (seen.add(sample.id())) {
                bucket.add(sample, callers);
            }
        }
        if (!seen.isEmpty()) {
            bucket.tally(ALL, Figure.PER_MINUTE.code()).add(seen.size(), 1, false);
            bucket.tally(ALL, Figure.CALLERS.code()).add(callers.size(), 1, false);
        }
        return bucket;
    }

    private void add(Sample sample, Set<Long> callers) {
        long databaseCalls = sample.values().getOrDefault(Figure.DATABASE_CALLS.code(), 0L);
        sample.values().forEach((code, value) -> {
            if (code == Figure.CALLER.code()) {
                callers.add(value);
            } else {
                long times = code == Figure.DATABASE_US.code() ? databaseCalls : 1;
                tally(sample.subject(), code).add(value, times, Figure.spread(code));
                tally(ALL, code).add(value, times, Figure.spread(code));
            }
        });
    }

    /** Adds all of another bucket. */
    public void add(Bucket other) {
        other.tallies.forEach((subject, figures) ->
                figures.forEach((code, tally) -> tally(subject, code).add(tally)));
    }

    /** Adds all of a stored bucket. */
    public void add(byte[] packed) {
        try (var in = Packed.opened(packed)) {
            if (Packed.number(in) != FORMAT) {
                throw new IllegalStateException("This bucket is of a format that is not known.");
            }
            for (long subjects = Packed.number(in); subjects > 0; subjects--) {
                String subject = in.readUTF();
                for (long figures = Packed.number(in); figures > 0; figures--) {
                    read(tally(subject, (int) Packed.number(in)), in);
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("A stored bucket can't be read.", broken);
        }
    }

    private static void read(Tally tally, DataInput in) throws IOException {
        tally.add(Packed.number(in), Packed.number(in), Packed.number(in));
        if (in.readBoolean()) {
            tally.spread().read(in);
        }
    }

    /** To store it: the same bytes for the same content. */
    public byte[] packed() {
        var out = new Packed.Writer();
        out.number(FORMAT);
        out.number(tallies.size());
        tallies.forEach((subject, figures) -> {
            out.text(subject);
            out.number(figures.size());
            figures.forEach((code, tally) -> {
                out.number(code);
                out.number(tally.count());
                out.number(tally.sum());
                out.number(tally.max());
                out.number(tally.hasSpread() ? 1 : 0);
                if (tally.hasSpread()) {
                    tally.spread().write(out);
                }
            });
        });
        return out.packed();
    }

    public boolean isEmpty() {
        return tallies.isEmpty();
    }

    /** What was measured, without {@link #ALL}. */
    public List<String> subjects() {
        return tallies.keySet().stream().filter(subject -> !subject.equals(ALL)).toList();
    }

    /** A figure of a subject; {@link Tally#NONE} if it was not seen. */
    public Tally of(String subject, Figure figure) {
        return tallies.getOrDefault(subject, Map.of()).getOrDefault(figure.code(), Tally.NONE);
    }

    /** A figure of several subjects together. */
    public Tally sum(List<String> subjects, Figure figure) {
        var sum = new Tally();
        subjects.forEach(subject -> sum.add(of(subject, figure)));
        return sum;
    }

    /** How many answers of a subject had each status. */
    public Map<Integer, Long> statuses(String subject) {
        var statuses = new TreeMap<Integer, Long>();
        tallies.getOrDefault(subject, Map.of()).forEach((code, tally) -> {
            if (code >= 100) {
                statuses.put(code, tally.count());
            }
        });
        return statuses;
    }

    /** How many answers of a subject had a status from one up to but without another. */
    public long answers(String subject, int from, int to) {
        return statuses(subject).entrySet().stream()
                .filter(entry -> entry.getKey() >= from && entry.getKey() < to)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private Tally tally(String subject, int code) {
        return tallies.computeIfAbsent(subject, _ -> new TreeMap<>()).computeIfAbsent(code, _ -> new Tally());
    }
}
