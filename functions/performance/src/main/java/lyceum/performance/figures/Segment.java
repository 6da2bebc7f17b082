package lyceum.performance.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Samples of one minute from one batch as bytes: the same bytes for the same samples, in whatever order they came. */
public final class Segment {
    private static final int FORMAT = 1;

    private Segment() {}

    /** Some 20 bytes a sample. */
    public static byte[] packed(List<Sample> samples) {
        var ordered = new ArrayList<>(samples);
        ordered.sort(Comparator.comparing(Sample::subject).thenComparing(Sample::id));
        var subjects = new LinkedHashMap<String, Integer>();
        ordered.forEach(sample -> subjects.putIfAbsent(sample.subject(), subjects.size()));
        var out = new Packed.Writer();
        out.number(FORMAT);
        out.number(subjects.size());
        subjects.keySet().forEach(out::text);
        out.number(ordered.size());
        for (Sample sample : ordered) {
            out.id(sample.id());
            out.number(subjects.getOrDefault(sample.subject(), 0));
            out.number(sample.values().size());
            new TreeMap<>(sample.values()).forEach((code, value) -> {
                out.number(code);
                out.number(value);
            });
        }
        return out.packed();
    }

    public static List<Sample> samples(byte[] packed) {
        try (var in = Packed.opened(packed)) {
            if (Packed.number(in) != FORMAT) {
                throw new IllegalStateException("These samples are of a format that is not known.");
            }
            var subjects = new ArrayList<String>();
            for (long left = Packed.number(in); left > 0; left--) {
                subjects.add(in.readUTF());
            }
            var samples = new ArrayList<Sample>();
            for (long left = Packed.number(in); left > 0; left--) {
                long id = in.readLong();
                String subject = subjects.get((int) Packed.number(in));
                Map<Integer, Long> values = new LinkedHashMap<>();
                for (long more = Packed.number(in); more > 0; more--) {
                    values.put((int) Packed.number(in), Packed.number(in));
                }
                samples.add(new Sample(id, subject, values));
            }
            return samples;
        } catch (IOException broken) {
            throw new UncheckedIOException("Stored samples can't be read.", broken);
        }
    }
}
