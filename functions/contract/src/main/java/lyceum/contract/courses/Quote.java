package lyceum.contract.courses;

import lyceum.contract.Doc;

@Doc("An example quoted from a source, word for word.")
public record Quote(
        @Doc("The words.") String text,
        @Doc("Where they stand.") SourceSpan span) {}
