package lyceum.ai.offline;

import java.util.ArrayList;
import java.util.List;
import lyceum.ai.SourceText;
import lyceum.ai.offline.Block.Kind;

/** Reads the passages of the sources, with the headings above them. */
final class Passages {
    /** A paragraph of more words is taken as several. */
    private static final int LONGEST = 170;

    private static final int SHORTEST = 70;
    private static final double SOURCE = 1.1;

    private final Linguist linguist = new Linguist();
    private final List<Passage> passages = new ArrayList<>();
    private List<Heading> path = new ArrayList<>();

    static List<Passage> of(List<SourceText> sources) {
        var reader = new Passages();
        for (int i = 0; i < sources.size(); i++) {
            reader.read(i, sources.get(i).text());
        }
        return new Boundaries(reader.passages).measured();
    }

    private void read(int source, String text) {
        path = new ArrayList<>();
        for (Block block : Blocks.of(text)) {
            if (block.is(Kind.HEADING)) {
                enter(new Heading(source, block.start(), block.level(), Headings.title(block.raw(text))));
            } else if (block.is(Kind.PARAGRAPH) || block.is(Kind.ITEM)) {
                prose(source, text, block);
            } else {
                passages.add(passage(source, block.kind(), block.start(), block.end(), List.of()));
            }
        }
    }

    private void enter(Heading heading) {
        path = new ArrayList<>(path);
        path.removeIf(above -> above.level() >= heading.level());
        path.add(heading);
    }

    private void prose(int source, String text, Block block) {
        String raw = block.raw(text);
        var sentences = new ArrayList<Sentence>();
        for (int[] span : Linguist.sentences(raw)) {
            var sentence = Sentence.of(linguist, text, block.start() + span[0], block.start() + span[1]);
            sentences.add(block.is(Kind.ITEM) ? sentence.asItem() : sentence);
        }
        int first = 0;
        for (int cut : cuts(sentences)) {
            var part = sentences.subList(first, cut);
            passages.add(passage(
                    source,
                    block.kind(),
                    part.getFirst().start(),
                    part.getLast().end(),
                    part));
            first = cut;
        }
    }

    /** Where a long paragraph is divided: before sentences that need nothing from those before them. */
    private static List<Integer> cuts(List<Sentence> sentences) {
        var cuts = new ArrayList<Integer>();
        int words = 0;
        int left = sentences.stream().mapToInt(Sentence::words).sum();
        boolean isLong = left > LONGEST;
        for (int i = 0; i < sentences.size(); i++) {
            if (isLong
                    && words >= SHORTEST
                    && left >= SHORTEST
                    && sentences.get(i).alone()) {
                cuts.add(i);
                words = 0;
            }
            words += sentences.get(i).words();
            left -= sentences.get(i).words();
        }
        if (!sentences.isEmpty()) {
            cuts.add(sentences.size());
        }
        return cuts;
    }

    private Passage passage(int source, Kind kind, int start, int end, List<Sentence> sentences) {
        boolean newSource = !passages.isEmpty() && passages.getLast().source() != source;
        return new Passage(source, kind, start, end, List.copyOf(sentences), path, newSource ? SOURCE : 0);
    }
}
