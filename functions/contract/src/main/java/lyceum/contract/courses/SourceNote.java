package lyceum.contract.courses;

import lyceum.contract.Doc;

@Doc("A source that a course was made from.")
public record SourceNote(
        @Doc("The source's id within the course, s1 for the first.")
        String sourceId,

        @Doc("Its title.") String title,
        @Doc("Length of its extracted text in characters.") int characters,

        @Doc("SHA-256 of its extracted text in UTF-8, hexadecimal.")
        String sha256) {}
