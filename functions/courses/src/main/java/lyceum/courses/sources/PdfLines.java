package lyceum.courses.sources;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Collects the lines of a PDF's pages with the type they are set in. */
final class PdfLines extends PDFTextStripper {
    /** What a document asks for more work than any real one of 20 MB. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    private static final long OPERATORS_MAX = 30_000_000;
    private static final Pattern FIXED = Pattern.compile("mono|courier|typewriter|consol|cmtt|menlo|fixed|code");
    private static final Pattern BOLD = Pattern.compile("bold|black|heavy|semibold|demi|cmbx");

    private final List<PdfLine> lines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final List<TextPosition> glyphs = new ArrayList<>();
    private float pageHeight;
    private long operators;

    private PdfLines() {}

    static List<PdfLine> of(PDDocument pdf) throws IOException {
        var stripper = new PdfLines();
        stripper.setSpacingTolerance(0.35f);
        stripper.writeText(pdf, Writer.nullWriter());
        return stripper.lines;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (++operators > OPERATORS_MAX) {
            throw new TooLarge();
        }
        super.processOperator(operator, operands);
    }

    @Override
    protected void startPage(PDPage page) {
        pageHeight = page.getCropBox().getHeight();
    }

    @Override
    protected void endPage(PDPage page) {
        endLine();
    }

    @Override
    protected void writeString(String string, List<TextPosition> positions) {
        int end = withoutFootnoteMark(string, positions);
        text.append(string, 0, end);
        glyphs.addAll(end == string.length() ? positions : positions.subList(0, end));
    }

    /** Where a word ends before the small digits that point to a note below. */
    private static int withoutFootnoteMark(String word, List<TextPosition> positions) {
        int end = word.length();
        if (positions.size() != end) {
            return end;
        }
        float size = positions.getFirst().getFontSizeInPt();
        while (end > 1
                && Character.isDigit(word.charAt(end - 1))
                && positions.get(end - 1).getFontSizeInPt() < size * 0.8) {
            end--;
        }
        return end;
    }

    @Override
    protected void writeWordSeparator() {
        text.append(' ');
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    private void endLine() {
        if (!text.toString().isBlank() && !glyphs.isEmpty()) {
            lines.add(line());
        }
        text.setLength(0);
        glyphs.clear();
    }

    private PdfLine line() {
        Map<Float, Integer> sizes = new HashMap<>();
        int bold = 0;
        int fixed = 0;
        float left = Float.MAX_VALUE;
        float right = 0;
        for (TextPosition glyph : glyphs) {
            sizes.merge(Math.round(glyph.getFontSizeInPt() * 2) / 2f, 1, Integer::sum);
            String font = String.valueOf(glyph.getFont().getName()).toLowerCase(Locale.ROOT);
            bold += BOLD.matcher(font).find() ? 1 : 0;
            fixed += FIXED.matcher(font).find() ? 1 : 0;
            left = Math.min(left, glyph.getXDirAdj());
            right = Math.max(right, glyph.getXDirAdj() + glyph.getWidthDirAdj());
        }
        float size = sizes.entrySet().stream()
                .max(Map.Entry.<Float, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
        return new PdfLine(
                text.toString(),
                getCurrentPageNo(),
                left,
                right,
                glyphs.getFirst().getYDirAdj(),
                pageHeight,
                size,
                bold * 2 > glyphs.size(),
                fixed * 10 > glyphs.size() * 9);
    }
}
