package lyceum.contract.courses;

import java.time.Instant;
import java.util.Map;
import lyceum.contract.Doc;

@Doc("Where to send the document.")
public record UploadView(
        @Doc("Name it as upload_id in a source.") String uploadId,

        @Doc("Send the bytes here with PUT; the address carries its own signature.")
        String href,

        @Doc("Headers that the PUT must carry unchanged.") Map<String, String> headers,

        @Doc("When the address stops working; the upload itself is kept for seven days.")
        Instant expiresAt) {}
