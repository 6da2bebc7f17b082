package lyceum.contract.courses;

import java.util.List;
import lyceum.contract.Doc;

@Doc("A question on a lesson.")
public record QuizItem(
        @Doc("Unique within the course, for example m1-l2-q1.")
        String id,

        @Doc(
                value = "The kind of question.",
                oneOf = {"choice", "cloze"})
        String kind,

        @Doc("The question; a cloze marks its gap with ____.")
        String prompt,

        @Doc("The options to choose from; empty for a cloze without options.")
        List<String> options,

        @Doc("The right answer, word for word one of the options where there are any.")
        String answer,

        @Doc("Why it is right.") String rationale,
        @Doc("Where it comes from.") Provenance provenance) {
    public QuizItem {
        options = Lists.copy(options);
    }
}
