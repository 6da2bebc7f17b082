package lyceum.ai.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lyceum.ai.openai.Wire.ModuleAnswer;
import lyceum.ai.openai.Wire.OutlineAnswer;
import lyceum.ai.openai.Wire.PlannedAnswer;
import lyceum.contract.courses.Brief;
import lyceum.contract.courses.Outline;
import lyceum.contract.courses.Outline.OutlineLesson;
import lyceum.contract.courses.Outline.OutlineModule;
import lyceum.contract.courses.SourceSpan;

/** Reads a planned course. */
record OutlineReader(Brief brief, Material material) implements Answer.Reader<Outline> {
    @Override
    public Answer<Outline> read(String json) {
        var answer = Wire.read(json, OutlineAnswer.class);
        if (answer.isEmpty()) {
            return new Answer.Unusable<>(List.of("it is not JSON of the schema"));
        }
        var faults = new ArrayList<String>();
        int most = brief.modules().orElse(Brief.MODULES_MAX);
        var modules = Wire.present(answer.get().modules()).stream()
                .limit(most)
                .map(module -> module(module, faults))
                .flatMap(Optional::stream)
                .toList();
        if (modules.isEmpty()) {
            faults.add("it has no module with a lesson that draws on paragraphs of the sources");
            return new Answer.Unusable<>(faults);
        }
        if (brief.modules().isPresent() && modules.size() != most) {
            faults.add("it has " + modules.size() + " modules, not " + most);
        }
        var outline = new Outline(modules);
        return faults.isEmpty() ? new Answer.Sound<>(outline) : new Answer.Faulty<>(outline, faults);
    }

    private Optional<OutlineModule> module(ModuleAnswer answer, List<String> faults) {
        int most = brief.lessonsPerModule().orElse(Brief.LESSONS_MAX);
        var all = Wire.present(answer.lessons());
        String title = cut(Wire.text(answer.title()));
        if (all.size() > most) {
            faults.add("module “" + title + "” has " + all.size() + " lessons, more than " + most);
        }
        var lessons = all.stream()
                .limit(most)
                .map(lesson -> lesson(lesson, faults))
                .flatMap(Optional::stream)
                .toList();
        return title.isEmpty() || lessons.isEmpty() ? Optional.empty() : Optional.of(new OutlineModule(title, lessons));
    }

    private Optional<OutlineLesson> lesson(PlannedAnswer answer, List<String> faults) {
        String title = cut(Wire.text(answer.title()));
        var spans = spans(material, Wire.present(answer.paragraphs()));
        if (title.isEmpty() || spans.isEmpty()) {
            faults.add("lesson “" + title + "” names no paragraph of the sources");
            return Optional.empty();
        }
        return Optional.of(new OutlineLesson(
                title, Optional.of(Wire.text(answer.objective())).filter(objective -> !objective.isEmpty()), spans));
    }

    /** The paragraphs of these numbers, neighbours joined. */
    static List<SourceSpan> spans(Material material, List<Integer> numbers) {
        var spans = new ArrayList<SourceSpan>();
        int before = -1;
        for (int number : numbers.stream().distinct().sorted().toList()) {
            var paragraph = material.numbered(number);
            if (paragraph.isPresent()) {
                var span = paragraph.get().span();
                boolean joins =
                        number == before + 1 && spans.getLast().sourceId().equals(span.sourceId());
                if (joins) {
                    spans.add(new SourceSpan(span.sourceId(), spans.removeLast().start(), span.end()));
                } else {
                    spans.add(span);
                }
                before = number;
            }
        }
        return List.copyOf(spans);
    }

    private static String cut(String title) {
        return title.length() <= Brief.TITLE_MAX ? title : title.substring(0, Brief.TITLE_MAX);
    }
}
