package lyceum.courses.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lyceum.courses.sources.Extraction.Extracted;
import lyceum.courses.sources.Extraction.Unreadable;
import org.junit.jupiter.api.Test;

class EpubTextTest {
    private static final String CONTAINER =
            "<container><rootfiles><rootfile full-path=\"OEBPS/my book.opf\"/></rootfiles></container>";
    private static final String PACKAGE = """
            <package xmlns:opf="x"><manifest>
              <item id="nav" href="nav.xhtml" properties="nav"/>
              <item id="two" href="text/two.xhtml"/><item id="one" href="text/one%20a.xhtml"/>
              <item id="note" href="text/note.xhtml"/><item id="out" href="../../../etc/passwd.html"/>
            </manifest><spine>
              <itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/><itemref idref="note" linear="no"/>
              <itemref idref="out"/><itemref idref="missing"/>
            </spine></package>
            """;

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    EpubTextTest() {
        file("mimetype", "application/epub+zip");
        file("META-INF/container.xml", CONTAINER);
        file("OEBPS/my book.opf", PACKAGE);
        file("OEBPS/nav.xhtml", "<html><body><nav>Contents</nav></body></html>");
        file("OEBPS/text/two.xhtml", "<html><body><h1>Second</h1><p>It ends.</p></body></html>");
        file(
                "OEBPS/text/one a.xhtml",
                "<?xml version=\"1.0\"?><!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                        + "<html xmlns:epub=\"e\"><body><h1>First</h1><p>It <span epub:type=\"pagebreak\">7</span>begins &x;.</p></body></html>");
        file("OEBPS/text/note.xhtml", "<html><body><p>A note.</p></body></html>");
    }

    @Test
    void readsChaptersInReadingOrder() throws IOException {
        assertThat(Sources.extract(zip(), "application/epub+zip"))
                .isEqualTo(new Extracted("# First\n\nIt begins &x;.\n\n# Second\n\nIt ends."));
    }

    @Test
    void saysThatItIsProtected() throws IOException {
        file("META-INF/encryption.xml", encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc"));
        assertThat(Sources.extract(zip(), "application/epub+zip"))
                .isEqualTo(new Unreadable(
                        "The EPUB is encrypted: its digital rights management keeps it from being read."));
    }

    @Test
    void obfuscatedFontsAreNoProtection() throws IOException {
        file("META-INF/encryption.xml", encryption("http://www.idpf.org/2008/embedding"));
        assertThat(Sources.extract(zip(), "application/epub+zip")).isInstanceOf(Extracted.class);
    }

    @Test
    void saysThatItExpandsTooFar() throws IOException {
        files.put("OEBPS/bomb.xhtml", new byte[101 * 1024 * 1024]);
        byte[] bomb = zip();
        assertThat(bomb).hasSizeLessThan(1024 * 1024);
        assertThat(Sources.extract(bomb, "application/epub+zip"))
                .isEqualTo(new Unreadable("The EPUB is too large: it expands to more than 100 MB."));
    }

    @Test
    void saysThatItHoldsTooManyFiles() throws IOException {
        for (int i = 0; i < 10_001; i++) {
            file("OEBPS/" + i + ".html", "");
        }
        assertThat(Sources.extract(zip(), "application/epub+zip"))
                .isEqualTo(new Unreadable("The EPUB is too large: it expands to more than 100 MB."));
    }

    @Test
    void saysThatItIsDamaged() throws IOException {
        byte[] whole = zip();
        assertThat(Sources.extract(Arrays.copyOf(whole, 400), "application/epub+zip"))
                .isInstanceOf(Unreadable.class);
        files.remove("META-INF/container.xml");
        assertThat(Sources.extract(zip(), "application/epub+zip"))
                .isEqualTo(new Unreadable("The EPUB is damaged: it does not say which files it consists of."));
    }

    @Test
    void namesNeverReachTheFileSystem() throws IOException {
        file("../../../../tmp/escaped.xhtml", "<p>Outside</p>");
        assertThat(Sources.extract(zip(), "application/epub+zip"))
                .isEqualTo(new Extracted("# First\n\nIt begins &x;.\n\n# Second\n\nIt ends."));
    }

    private static String encryption(String algorithm) {
        return "<encryption xmlns:enc=\"http://www.w3.org/2001/04/xmlenc#\"><enc:EncryptedData><enc:EncryptionMethod Algorithm=\""
                + algorithm + "\"/></enc:EncryptedData></encryption>";
    }

    private void file(String name, String content) {
        files.put(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
