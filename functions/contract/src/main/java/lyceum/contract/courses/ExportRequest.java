package lyceum.contract.courses;

import java.util.Set;
import lyceum.contract.Doc;
import lyceum.contract.Violations;

@Doc("An export to make.")
public record ExportRequest(
        @Doc(
                value = "The file's format.",
                oneOf = {"json", "markdown", "html", "pdf", "epub"})
        String format) {
    public static final Set<String> FORMATS = Set.of("json", "markdown", "html", "pdf", "epub");

    public ExportRequest {
        Violations.collect()
                .check(
                        format != null && FORMATS.contains(format),
                        "format",
                        "must be json, markdown, html, pdf or epub")
                .throwIfAny();
    }
}
