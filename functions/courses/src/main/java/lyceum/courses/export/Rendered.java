package lyceum.courses.export;

/** A finished file: its bytes, its media type and the name to save it under. The bytes are not copied: leave them alone. */
public final class Rendered {
    private final byte[] bytes;
    private final String mediaType;
    private final String fileName;

    Rendered(byte[] bytes, String mediaType, String fileName) {
        this.bytes = bytes;
        this.mediaType = mediaType;
        this.fileName = fileName;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** With its charset where it has one, as {@code Content-Type} wants it. */
    public String mediaType() {
        return mediaType;
    }

    /** ASCII letters, digits and hyphens with an extension: safe in a header and on every file system. */
    public String fileName() {
        return fileName;
    }
}
