package lyceum.ai.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lyceum.ai.LessonTask;
import lyceum.ai.openai.LessonDraft.GroundedQuestion;
import lyceum.ai.openai.LessonDraft.GroundedSection;
import lyceum.ai.openai.LessonDraft.GroundedTerm;
import lyceum.ai.openai.Wire.LessonAnswer;
import lyceum.ai.openai.Wire.QuizAnswer;
import lyceum.ai.openai.Wire.SectionAnswer;
import lyceum.ai.openai.Wire.TermAnswer;
import lyceum.contract.courses.Quote;
import org.jspecify.annotations.Nullable;

/** Reads a lesson and leaves out what the sources do not bear out. */
record LessonReader(LessonTask task, Material material) implements Answer.Reader<LessonDraft> {
    private static final String GAP = "____";

    @Override
    public Answer<LessonDraft> read(String json) {
        var answer = Wire.read(json, LessonAnswer.class);
        if (answer.isEmpty()) {
            return new Answer.Unusable<>(List.of("it is not JSON of the schema"));
        }
        var faults = new ArrayList<String>();
        var sections = Wire.present(answer.get().sections()).stream()
                .map(section -> section(section, faults))
                .flatMap(Optional::stream)
                .toList();
        var quiz = Wire.present(answer.get().quiz()).stream()
                .map(question -> question(question, faults))
                .flatMap(Optional::stream)
                .toList();
        if (sections.isEmpty()) {
            faults.add("it has no section that draws on paragraphs of the sources");
            return new Answer.Unusable<>(faults);
        }
        var objectives = new ArrayList<String>();
        task.planned().objective().ifPresent(objectives::add);
        Wire.present(answer.get().objectives()).stream()
                .map(Wire::text)
                .filter(o -> !o.isEmpty())
                .forEach(objectives::add);
        var draft = new LessonDraft(task, objectives.stream().distinct().toList(), sections, quiz);
        return faults.isEmpty() ? new Answer.Sound<>(draft) : new Answer.Faulty<>(draft, faults);
    }

    private Optional<GroundedSection> section(SectionAnswer answer, List<String> faults) {
        String heading = Wire.text(answer.heading());
        String explanation = Wire.text(answer.explanation());
        var spans = OutlineReader.spans(material, Wire.present(answer.paragraphs()));
        if (heading.isEmpty() || explanation.isEmpty() || spans.isEmpty()) {
            faults.add("section “" + heading + "” needs a heading, an explanation and the numbers of its paragraphs");
            return Optional.empty();
        }
        var terms = Wire.present(answer.keyTerms()).stream()
                .map(term -> term(term, faults))
                .flatMap(Optional::stream)
                .toList();
        var examples = Wire.present(answer.examples()).stream()
                .map(example -> quote(example, "example", faults))
                .flatMap(Optional::stream)
                .toList();
        return Optional.of(new GroundedSection(heading, explanation, spans, terms, examples));
    }

    private Optional<GroundedTerm> term(TermAnswer answer, List<String> faults) {
        String term = Wire.text(answer.term());
        String definition = Wire.text(answer.definition());
        if (term.isEmpty() || definition.isEmpty()) {
            faults.add("a key term needs its words and its definition");
            return Optional.empty();
        }
        return quote(answer.quote(), "quote of the term “" + term + "”", faults)
                .map(quote -> new GroundedTerm(term, definition, quote.span()));
    }

    private Optional<GroundedQuestion> question(QuizAnswer answer, List<String> faults) {
        String prompt = Wire.text(answer.prompt());
        String kind = Wire.text(answer.kind());
        String right = Wire.text(answer.answer());
        var options = Wire.present(answer.options()).stream().map(Wire::text).toList();
        boolean distinct = options.stream()
                        .map(option -> option.toLowerCase(Locale.ROOT))
                        .distinct()
                        .count()
                == options.size();
        boolean wellFormed =
                switch (kind) {
                    case "choice" -> options.size() >= 3 && options.contains(right);
                    case "cloze" -> prompt.contains(GAP) && (options.isEmpty() || options.contains(right));
                    case String _ -> false;
                };
        if (prompt.isEmpty() || right.isEmpty() || !distinct || !wellFormed) {
            faults.add("question “" + prompt + "” needs different options of which one is its answer, or a gap");
            return Optional.empty();
        }
        return quote(answer.quote(), "quote of the question “" + prompt + "”", faults)
                .map(quote -> new GroundedQuestion(
                        kind, prompt, options, right, Wire.text(answer.rationale()), quote.span()));
    }

    private Optional<Quote> quote(@Nullable String words, String what, List<String> faults) {
        var found = material.locate(Wire.text(words)).map(span -> new Quote(material.text(span), span));
        if (found.isEmpty()) {
            faults.add("the " + what + " is not in the sources word for word");
        }
        return found;
    }
}
