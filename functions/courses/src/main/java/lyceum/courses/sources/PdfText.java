package lyceum.courses.sources;

import java.io.IOException;
import java.util.List;
import lyceum.courses.sources.Extraction.Unreadable;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.encryption.StandardSecurityHandler;

/** PDF: its lines are read in the order in which they were set, then understood by their sizes and places. */
final class PdfText {
    static final int PAGES_MAX = 3000;
    private static final long MEMORY_MAX = 256L * 1024 * 1024;
    /** Fewer letters a page than this are stamps on scanned paper. */
    private static final int LETTERS_MIN = 3;

    private PdfText() {}

    static Extraction extract(byte[] bytes) {
        try (PDDocument pdf = new Parser(bytes).parse()) {
            return read(pdf);
        } catch (InvalidPasswordException e) {
            return new Unreadable("The PDF is encrypted: it needs a password to be read.");
        } catch (NeedsCertificate e) {
            return new Unreadable("The PDF is encrypted: it needs a certificate to be read.");
        } catch (PdfLines.TooLarge e) {
            return new Unreadable("The PDF is too large: its pages hold more than can be read.");
        } catch (IOException | RuntimeException e) {
            // The parser answers a broken file with whatever it stumbles over first.
            return new Unreadable("The PDF is damaged: it can't be read to the end.");
        }
    }

    private static Extraction read(PDDocument pdf) throws IOException {
        if (!pdf.getCurrentAccessPermission().canExtractContent()) {
            return new Unreadable("The PDF is encrypted: its owner forbids taking text from it.");
        }
        int pages = pdf.getNumberOfPages();
        if (pages > PAGES_MAX) {
            return new Unreadable("The PDF is too large: it has " + pages + " pages, more than " + PAGES_MAX + ".");
        }
        List<PdfLine> lines = PdfLines.of(pdf);
        long letters = lines.stream()
                .flatMapToInt(line -> line.text().codePoints())
                .filter(Character::isLetter)
                .count();
        if (letters < (long) LETTERS_MIN * pages) {
            return new Unreadable("The PDF has no text layer: its pages are pictures, as a scanner makes them.");
        }
        return PdfLayout.extracted(lines);
    }

    /** Looks at how a PDF is encrypted before it decrypts: what only the holder of a certificate may read is not even tried. */
    private static final class Parser extends PDFParser {
        Parser(byte[] bytes) throws IOException {
            super(
                    new RandomAccessReadBuffer(bytes),
                    "",
                    null,
                    null,
                    MemoryUsageSetting.setupMainMemoryOnly(MEMORY_MAX).streamCache);
        }

        @Override
        protected void prepareDecryption() throws IOException {
            COSDictionary encryption = document.getEncryptionDictionary();
            if (encryption != null
                    && !StandardSecurityHandler.FILTER.equals(encryption.getNameAsString(COSName.FILTER))) {
                throw new NeedsCertificate();
            }
            super.prepareDecryption();
        }
    }

    private static final class NeedsCertificate extends IOException {
        private static final long serialVersionUID = 1;
    }
}
