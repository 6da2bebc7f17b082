package lyceum.contract.courses;

import java.util.List;
import lyceum.contract.Doc;

@Doc("A part of a lesson on one point.")
public record Section(
        @Doc("Unique within the course, for example m1-l2-s1.")
        String id,

        @Doc("What it is about.") String heading,

        @Doc("The explanation: paragraphs separated by an empty line.")
        String explanation,

        @Doc("The terms it introduces.") List<KeyTerm> keyTerms,
        @Doc("Examples from the sources.") List<Quote> examples,
        @Doc("Where the explanation comes from.") Provenance provenance) {
    public Section {
        keyTerms = Lists.copy(keyTerms);
        examples = Lists.copy(examples);
    }
}
