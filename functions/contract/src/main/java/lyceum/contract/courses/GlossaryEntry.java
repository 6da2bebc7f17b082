package lyceum.contract.courses;

import lyceum.contract.Doc;

@Doc("A term of the course with its meaning.")
public record GlossaryEntry(
        @Doc("The term.") String term,
        @Doc("What it means.") String definition,
        @Doc("The lesson that introduces it.") String lessonId,
        @Doc("Where the definition comes from.") Provenance provenance) {}
