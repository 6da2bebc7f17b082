package lyceum.courses.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import lyceum.courses.sources.Extraction.Extracted;
import lyceum.courses.sources.Extraction.Unreadable;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;

class PdfTextTest {
    private static final PDFont BODY = new PDType1Font(FontName.TIMES_ROMAN);
    private static final PDFont BOLD = new PDType1Font(FontName.HELVETICA_BOLD);
    private static final PDFont FIXED = new PDType1Font(FontName.COURIER);

    private record Line(PDFont font, float size, float x, float y, String text) {}

    @Test
    void understandsALayout() throws IOException {
        try (var pdf = new PDDocument()) {
            for (int page = 1; page <= 3; page++) {
                page(
                        pdf,
                        new Line(BODY, 9, 72, 810, "A Handbook of Loops"),
                        new Line(BOLD, 18, 72, 700, "Chapter " + page),
                        new Line(BODY, 11, 72, 670, "A loop repeats its body until its condi-"),
                        new Line(BODY, 11, 72, 656, "tion is false. It may never end."),
                        new Line(BODY, 11, 72, 630, "A second paragraph stands apart."),
                        new Line(BODY, 11, 72, 604, "\u2022 one point"),
                        new Line(BODY, 11, 72, 590, "\u2022 another point"),
                        new Line(FIXED, 10, 72, 560, "while x:"),
                        new Line(FIXED, 10, 96, 548, "x -= 1"),
                        new Line(BODY, 9, 300, 40, "- " + page + " -"));
            }
            assertThat(text(bytes(pdf))).startsWith("""
                    # Chapter 1

                    A loop repeats its body until its condition is false. It may never end.

                    A second paragraph stands apart.

                    - one point
                    - another point

                    ```
                    while x:
                        x -= 1
                    ```

                    # Chapter 2""").doesNotContain("Handbook", "- 1 -");
        }
    }

    @Test
    void paragraphGoesOnOverThePage() throws IOException {
        try (var pdf = new PDDocument()) {
            page(pdf, new Line(BODY, 11, 72, 400, "The sentence begins on one page and"));
            page(pdf, new Line(BODY, 11, 72, 700, "ends on the next."));
            assertThat(text(bytes(pdf))).isEqualTo("The sentence begins on one page and ends on the next.");
        }
    }

    @Test
    void saysThatItNeedsAPassword() throws IOException {
        assertThat(Sources.extract(encrypted("secret", new AccessPermission()), "application/pdf"))
                .isEqualTo(new Unreadable("The PDF is encrypted: it needs a password to be read."));
    }

    @Test
    void saysThatItsOwnerForbidsIt() throws IOException {
        var permission = new AccessPermission();
        permission.setCanExtractContent(false);
        assertThat(Sources.extract(encrypted("", permission), "application/pdf"))
                .isEqualTo(new Unreadable("The PDF is encrypted: its owner forbids taking text from it."));
    }

    @Test
    void saysThatItNeedsACertificate() throws Exception {
        assertThat(Sources.extract(Certified.pdf("Some text."), "application/pdf"))
                .isEqualTo(new Unreadable("The PDF is encrypted: it needs a certificate to be read."));
    }

    @Test
    void readsWhatIsEncryptedForEverybody() throws IOException {
        assertThat(text(encrypted("", new AccessPermission()))).isEqualTo("Some text.");
    }

    @Test
    void saysThatItIsScanned() throws IOException {
        try (var pdf = new PDDocument()) {
            var page = new PDPage();
            pdf.addPage(page);
            try (var content = new PDPageContentStream(pdf, page)) {
                var picture = new BufferedImage(50, 50, BufferedImage.TYPE_INT_RGB);
                content.drawImage(LosslessFactory.createFromImage(pdf, picture), 0, 0, 600, 800);
            }
            assertThat(Sources.extract(bytes(pdf), "application/pdf"))
                    .isEqualTo(new Unreadable(
                            "The PDF has no text layer: its pages are pictures, as a scanner makes them."));
        }
    }

    @Test
    void saysThatItIsDamaged() throws IOException {
        assertThat(Sources.extract("%PDF-1.7\nnothing else".getBytes(StandardCharsets.US_ASCII), "application/pdf"))
                .isEqualTo(new Unreadable("The PDF is damaged: it can't be read to the end."));
        byte[] whole = encrypted("", new AccessPermission());
        for (int length : List.of(20, whole.length / 4, whole.length / 2)) {
            assertThat(Sources.extract(Arrays.copyOf(whole, length), "application/pdf"))
                    .isInstanceOf(Unreadable.class);
        }
    }

    /** And leaves nothing in the log: the reader's own complaints quote the document. */
    @Test
    void survivesABrokenByteAnywhereAndKeepsItToItself() throws IOException {
        byte[] whole = encrypted("", new AccessPermission());
        PrintStream before = System.out;
        var logged = new ByteArrayOutputStream();
        System.setOut(new PrintStream(logged, true, StandardCharsets.UTF_8));
        try {
            for (int at = 8; at < whole.length; at += 7) {
                byte[] broken = whole.clone();
                broken[at] ^= 0x2A;
                assertThat(Sources.extract(broken, "application/pdf")).isNotNull();
            }
        } finally {
            System.setOut(before);
        }
        assertThat(logged.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void saysThatItsPagesExpandTooFar() throws IOException {
        Extraction extraction = Sources.extract(bomb(), "application/pdf");
        assertThat(extraction).isInstanceOf(Unreadable.class);
        assertThat(((Unreadable) extraction).reason()).startsWith("The PDF is too large");
    }

    /** A page of 300 MB of drawing in less than a megabyte. */
    private static byte[] bomb() throws IOException {
        var stream = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(stream)) {
            byte[] chunk = "q Q\n".repeat(256 * 1024).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 300; i++) {
                deflater.write(chunk);
            }
        }
        var pdf = new ByteArrayOutputStream();
        pdf.writeBytes("""
                %%PDF-1.7
                1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
                2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
                3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R>> endobj
                4 0 obj <</Filter /FlateDecode /Length %d>> stream
                """.formatted(stream.size()).getBytes(StandardCharsets.US_ASCII));
        pdf.writeBytes(stream.toByteArray());
        pdf.writeBytes(
                "\nendstream endobj\ntrailer <</Root 1 0 R /Size 5>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        return pdf.toByteArray();
    }

    private static byte[] encrypted(String password, AccessPermission permission) throws IOException {
        try (var pdf = new PDDocument()) {
            page(pdf, new Line(BODY, 11, 72, 600, "Some text."));
            var policy = new StandardProtectionPolicy("owner", password, permission);
            policy.setEncryptionKeyLength(128);
            pdf.protect(policy);
            return bytes(pdf);
        }
    }

    private static void page(PDDocument pdf, Line... lines) throws IOException {
        var page = new PDPage(new PDRectangle(595, 842));
        pdf.addPage(page);
        try (var content = new PDPageContentStream(pdf, page)) {
            for (Line line : lines) {
                content.beginText();
                content.setFont(line.font(), line.size());
                content.newLineAtOffset(line.x(), line.y());
                content.showText(line.text());
                content.endText();
            }
        }
    }

    private static byte[] bytes(PDDocument pdf) throws IOException {
        var bytes = new ByteArrayOutputStream();
        pdf.save(bytes);
        return bytes.toByteArray();
    }

    private static String text(byte[] pdf) {
        Extraction extraction = Sources.extract(pdf, "application/pdf");
        assertThat(extraction).isInstanceOf(Extracted.class);
        return ((Extracted) extraction).text();
    }
}
