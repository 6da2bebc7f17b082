package lyceum.contract.courses;

import lyceum.contract.Doc;

@Doc("A stretch of a source's extracted text.")
public record SourceSpan(
        @Doc("The source, s1 for the first.") String sourceId,

        @Doc("Where it begins: characters (UTF-16 code units) from the start of the text.")
        int start,

        @Doc("Where it ends, exclusive.") int end) {}
