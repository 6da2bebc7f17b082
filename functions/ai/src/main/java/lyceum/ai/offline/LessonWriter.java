package lyceum.ai.offline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import lyceum.ai.LessonTask;
import lyceum.ai.Lessons;
import lyceum.ai.offline.Quizzes.Printed;
import lyceum.contract.courses.KeyTerm;
import lyceum.contract.courses.Lesson;
import lyceum.contract.courses.Provenance;
import lyceum.contract.courses.Section;
import lyceum.contract.courses.SourceSpan;

/** Writes one lesson from its passages. */
final class LessonWriter {
    private static final int TERMS_PER_SECTION = 4;
    /** A section of fewer words joins the one before it. */
    private static final int SHORTEST_SECTION = 45;

    private final Analysis analysis;
    private final LessonTask task;
    private final Length length;
    private final Reading reading;
    private final Titles headings;
    /** What the lesson prints so far. */
    private final List<Printed> printed = new ArrayList<>();

    LessonWriter(Analysis analysis, LessonTask task) {
        this.analysis = analysis;
        this.task = task;
        this.length = Length.of(task.brief());
        this.reading = Reading.of(task.brief().level());
        this.headings = new Titles(analysis, 1);
    }

    /** Empty where no passage is about the lesson. */
    Optional<Lesson> lesson() {
        var passages = passages();
        int words = passages.stream().mapToInt(analysis.prose()::words).sum();
        if (words == 0) {
            return Optional.empty();
        }
        var focus = Goals.focus(analysis, task.brief(), passages);
        var groups = groups(passages);
        double share = Math.min(1, length.most() / (double) words);
        var sections = new ArrayList<Section>();
        var terms = new ArrayList<Definition>();
        for (List<Integer> group : groups) {
            section(group, share, focus, groups.size(), sections, terms);
        }
        if (sections.isEmpty()) {
            return Optional.empty();
        }
        String title = task.planned().title();
        String main = task.planned().objective().orElseGet(() -> Objectives.main(analysis, title, passages));
        return Optional.of(Lessons.complete(
                task.lessonId(),
                title,
                Objectives.of(main, Goals.named(analysis, task, passages), terms),
                sections,
                new Quizzes(analysis, task, printed, terms).items()));
    }

    private List<Integer> passages() {
        var planned = task.planned();
        return planned.spans().isEmpty()
                ? Search.passages(analysis, planned.title(), length.most())
                : planned.spans().stream()
                        .flatMap(span -> analysis.within(span).stream())
                        .distinct()
                        .toList();
    }

    /** The passages by section: as the headings divide them, long stretches without headings by subject. */
    private List<List<Integer>> groups(List<Integer> passages) {
        double[] weights =
                passages.stream().mapToDouble(analysis.prose()::words).toArray();
        double[] boundaries = passages.stream()
                .mapToDouble(passage ->
                        Math.min(0.9, analysis.passages().get(passage).boundary() * 1.5))
                .toArray();
        double wished = Math.max(
                length.section(), length.section() * DoubleStream.of(weights).sum() / length.most());
        return Partition.of(weights, boundaries, wished, 1, passages.size(), passages.size()).stream()
                .map(group -> passages.subList(group[0], group[1]))
                .toList();
    }

    private void section(
            List<Integer> group,
            double share,
            Map<String, Double> focus,
            int groups,
            List<Section> sections,
            List<Definition> terms) {
        int own = group.stream().mapToInt(analysis.prose()::words).sum();
        var explanation = Explanation.of(analysis, group, (int) Math.ceil(own * share), focus, reading, stems());
        if (explanation.isEmpty() || (explanation.words() < SHORTEST_SECTION && groups > 1)) {
            return;
        }
        var defined = terms(group, terms);
        terms.addAll(defined);
        for (var paragraph : explanation.paragraphs()) {
            paragraph.sentences().forEach(sentence -> printed.add(new Printed(sentence, paragraph.passage())));
        }
        sections.add(new Section(
                task.lessonId() + "-s" + (sections.size() + 1),
                groups > 1
                        ? headings.name(explanation.passages())
                        : task.planned().title(),
                explanation.text(),
                defined.stream().map(this::keyTerm).toList(),
                new Quotes(analysis).of(group, Set.copyOf(explanation.sentences())),
                OfflineAuthor.provenance(explanation.spans(analysis))));
    }

    private Set<String> stems() {
        return printed.stream().flatMap(one -> one.sentence().stems().stream()).collect(Collectors.toSet());
    }

    private List<Definition> terms(List<Integer> group, List<Definition> before) {
        return group.stream()
                .flatMap(passage -> analysis.terms().in(passage).stream())
                .filter(definition -> !before.contains(definition))
                .sorted(Comparator.comparingDouble(Definition::weight).reversed())
                .limit(TERMS_PER_SECTION)
                .sorted(Comparator.comparingInt(d -> d.sentence().start()))
                .toList();
    }

    private KeyTerm keyTerm(Definition definition) {
        Provenance provenance = OfflineAuthor.provenance(List.of(span(definition)));
        return new KeyTerm(definition.term().text(), definition.sentence().text(), provenance);
    }

    private SourceSpan span(Definition definition) {
        return analysis.span(
                definition.source(),
                definition.sentence().start(),
                definition.sentence().end());
    }
}
