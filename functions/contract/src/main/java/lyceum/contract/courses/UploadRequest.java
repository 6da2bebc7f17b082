package lyceum.contract.courses;

import java.util.Set;
import lyceum.contract.Doc;
import lyceum.contract.Violations;

@Doc("A document to upload.")
public record UploadRequest(
        @Doc(value = "The file's name, for your own eyes.", min = 1, max = 200)
        String name,

        @Doc(
                value = "Its media type.",
                oneOf = {"text/plain", "text/markdown", "text/html", "application/pdf", "application/epub+zip"})
        String mediaType,

        @Doc(value = "Its exact size in bytes.", min = 1, max = BYTES_MAX)
        long bytes) {
    public static final long BYTES_MAX = 20L * 1024 * 1024;
    public static final Set<String> MEDIA_TYPES =
            Set.of("text/plain", "text/markdown", "text/html", "application/pdf", "application/epub+zip");

    public UploadRequest {
        Violations.collect()
                .text("name", name, 1, 200)
                .check(
                        mediaType != null && MEDIA_TYPES.contains(mediaType),
                        "media_type",
                        "must be text/plain, text/markdown, text/html, application/pdf or application/epub+zip")
                .range("bytes", bytes, 1, BYTES_MAX)
                .throwIfAny();
    }
}
