package lyceum.courses.sources;

import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Markdown: its structure stays, its marks for emphasis, links and images go. */
final class MarkdownText extends AbstractVisitor {
    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A---[ \\t]*\\R(?s:.*?)\\R(?:---|\\.\\.\\.)[ \\t]*(?:\\R|\\z)");
    private static final Pattern TABLE_RULE = Pattern.compile("\\|?[ :|-]*-[ :|-]*\\|[ :|-]*");

    private final Manuscript manuscript;

    private MarkdownText(Manuscript manuscript) {
        this.manuscript = manuscript;
    }

    static Extraction extract(byte[] bytes) {
        var manuscript = new Manuscript();
        String text = FRONT_MATTER.matcher(Charsets.decode(bytes)).replaceFirst("");
        Parser.builder().build().parse(text).accept(new MarkdownText(manuscript));
        return manuscript.extracted();
    }

    @Override
    public void visit(Heading heading) {
        manuscript.heading(heading.getLevel(), inline(heading));
    }

    @Override
    public void visit(Paragraph paragraph) {
        String text = inline(paragraph);
        if (text.lines().anyMatch(line -> TABLE_RULE.matcher(line.strip()).matches())) {
            manuscript.code(text);
        } else if (paragraph.getParent() instanceof ListItem && paragraph.getPrevious() == null) {
            manuscript.item(text);
        } else {
            manuscript.paragraph(text);
        }
    }

    @Override
    public void visit(BlockQuote quote) {
        visitChildren(quote);
    }

    @Override
    public void visit(FencedCodeBlock code) {
        manuscript.code(code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        manuscript.code(code.getLiteral());
    }

    @Override
    public void visit(HtmlBlock html) {
        HtmlText.write(html.getLiteral(), manuscript);
    }

    private static String inline(Node node) {
        var text = new InlineText();
        node.accept(text);
        return text.out.toString();
    }

    /** The words of a block, line by line; inline HTML is left out. */
    private static final class InlineText extends AbstractVisitor {
        private final StringBuilder out = new StringBuilder();

        @Override
        public void visit(Text text) {
            out.append(text.getLiteral());
        }

        @Override
        public void visit(Code code) {
            out.append(code.getLiteral());
        }

        @Override
        public void visit(Image image) {
            // What an image shows can't be read.
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            out.append('\n');
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            out.append('\n');
        }
    }
}
