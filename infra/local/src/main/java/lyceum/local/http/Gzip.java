package lyceum.local.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The one content coding that is made here. */
public final class Gzip {
    private Gzip() {}

    /** Whether an {@code Accept-Encoding} takes gzip (RFC 9110, 12.5.3): named or by {@code *}, and not with a weight of 0. */
    public static boolean accepted(String acceptEncoding) {
        boolean byStar = false;
        for (String choice : acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1)) {
            int semicolon = choice.indexOf(';');
            String coding = (semicolon < 0 ? choice : choice.substring(0, semicolon)).strip();
            boolean wanted = semicolon < 0 || !isZero(choice.substring(semicolon + 1));
            if (coding.equals("gzip") || coding.equals("x-gzip")) {
                return wanted;
            }
            byStar |= coding.equals("*") && wanted;
        }
        return byStar;
    }

    private static boolean isZero(String parameter) {
        return parameter.strip().matches("q\\s*=\\s*0(\\.0*)?");
    }

    /** The answer with its body compressed; its ETag becomes a weak one, for the bytes are no longer those it named. */
    public static Response compress(Response response) {
        Headers headers = response.headers();
        headers.set("Content-Encoding", "gzip");
        varyByEncoding(headers);
        String tag = headers.first("ETag");
        if (tag != null && !tag.startsWith("W/")) {
            headers.set("ETag", "W/" + tag);
        }
        return new Response(response.status(), headers, compress(response.body()));
    }

    /** Says that the answer depends on {@code Accept-Encoding}. */
    public static void varyByEncoding(Headers headers) {
        String vary = headers.joined("Vary");
        if (vary.isEmpty()) {
            headers.add("Vary", "Accept-Encoding");
        } else if (!vary.toLowerCase(Locale.ROOT).contains("accept-encoding") && !vary.equals("*")) {
            headers.set("Vary", vary + ", Accept-Encoding");
        }
    }

    public static byte[] compress(byte[] plain) {
        var out = new ByteArrayOutputStream(plain.length / 4 + 64);
        try (var gzip = new Fast(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * What was compressed.
     *
     * @param atMost reading ends one byte after these
     * @throws IOException if the bytes are not gzip
     */
    public static byte[] expand(byte[] compressed, int atMost) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return in.readNBytes(atMost + 1);
        }
    }

    private static final class Fast extends GZIPOutputStream {
        Fast(ByteArrayOutputStream out) throws IOException {
            super(out, 8_192);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
