package lyceum.contract.courses;

import java.util.Optional;
import lyceum.contract.Doc;
import lyceum.contract.Violations;

@Doc("A document to make the course from: its text, or an upload that holds it.")
public record Source(
        @Doc(value = "Its title.", min = 1, max = Brief.TITLE_MAX)
        String title,

        @Doc(value = "Its text, plain or Markdown; this or upload_id.", min = 200, max = TEXT_MAX)
        Optional<String> text,

        @Doc("An upload made with POST /uploads; this or text.")
        Optional<String> uploadId) {
    public static final int TEXT_MAX = 2_000_000;

    void check(Violations violations) {
        violations
                .text("title", title, 1, Brief.TITLE_MAX)
                .check(text.isPresent() != uploadId.isPresent(), "text", "give either text or upload_id");
        text.ifPresent(t -> violations.text("text", t, 200, TEXT_MAX));
        uploadId.ifPresent(id -> violations.text("upload_id", id, 1, 64));
    }
}
