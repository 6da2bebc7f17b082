package lyceum.contract.courses;

import lyceum.contract.Doc;

@Doc("A term that a lesson teaches.")
public record KeyTerm(
        @Doc("The term as the source writes it.") String term,

        @Doc("What it means, in a sentence that stands by itself.")
        String definition,

        @Doc("Where the definition comes from.") Provenance provenance) {}
