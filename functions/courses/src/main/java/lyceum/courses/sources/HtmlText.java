package lyceum.courses.sources;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** HTML: what an author wrote, without what a site puts around it. */
final class HtmlText {
    private static final String AROUND = String.join(
            ",",
            "script, style, noscript, template, nav, aside, form, button, select, svg, iframe, object, canvas, audio, video, math > annotation",
            "[hidden], [aria-hidden=true], [role=navigation], [role=banner], [role=contentinfo], [role=search], [role=complementary]",
            "[role=doc-pagebreak], [role=doc-toc], [role=doc-index], [epub:type=pagebreak], [epub:type=toc], [epub:type=index]",
            "a.headerlink, a.anchor, a.permalink, a[rel=prev], a[rel=next], .docnav, .navigation, .navheader, .navfooter, .nav-panel, .sphinxsidebar, .related, .toc",
            "#toc, .breadcrumb, .breadcrumbs, .skip-link, .mw-editsection, .cookie-banner");
    private static final String MAIN = "main, [role=main], article, #content, #main, .document .body";
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "blockquote",
            "body",
            "center",
            "caption",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "html",
            "li",
            "main",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul");
    private static final Pattern TURNING = Pattern.compile(
            "(?i)[\\s«»‹›←→<>|\\[\\]]*(?:next|prev|previous|up|home|top|back|index|contents|table of contents)\\b.*");
    /** A document type that declares entities, which HTML has no room for. */
    private static final Pattern DECLARATIONS = Pattern.compile("(?i)<!DOCTYPE[^>\\[]*\\[[^\\]]*]\\s*>");

    private static final Pattern MARK = Pattern.compile("[\\s¶§#🔗]*");
    private static final int TURNING_MAX = 250;
    /** Fewer links in a list may be an author's recommendations. */
    private static final int LINKS_MIN = 5;
    /** Deeper than any author nests; a page that does is read flat from there. */
    private static final int DEPTH_MAX = 200;

    private final Manuscript manuscript;
    private final StringBuilder run = new StringBuilder();

    private HtmlText(Manuscript manuscript) {
        this.manuscript = manuscript;
    }

    static Extraction extract(byte[] bytes) {
        var manuscript = new Manuscript();
        write(Charsets.decodeMarkup(bytes), manuscript);
        return manuscript.extracted();
    }

    /** Adds what a page says to the manuscript. */
    static void write(String html, Manuscript manuscript) {
        Document page = Jsoup.parse(DECLARATIONS.matcher(html).replaceFirst(""));
        page.select(AROUND).remove();
        page.select("header, footer").stream()
                .filter(element -> element.closest("article, main, section, blockquote") == null)
                .forEach(Node::remove);
        page.select("a").stream()
                .filter(link -> MARK.matcher(link.text()).matches())
                .forEach(Node::remove);
        Element content = content(page.body());
        dropTurningBars(content);
        var text = new HtmlText(manuscript);
        text.children(content, 0);
        text.flush();
    }

    /** The element that holds most of the page's text and is marked as its content; the whole body where none is. */
    private static Element content(Element body) {
        int all = body.text().length();
        for (Element main : body.select(MAIN)) {
            if (main.text().length() * 2 > all) {
                return main;
            }
        }
        return body;
    }

    /** Removes the bars of links to the pages before and after, and lists that do nothing but link: tables of contents. */
    private static void dropTurningBars(Element content) {
        for (Element link : content.select("a[href]")) {
            Element bar = link;
            for (Element up = link.parent();
                    up != null && !up.equals(content) && up.text().length() < TURNING_MAX;
                    up = up.parent()) {
                bar = isTurningBar(up) ? up : bar;
            }
            if (!bar.equals(link)) {
                bar.remove();
            }
        }
        content.select("ul, ol").stream()
                .filter(list -> list.select("li").size() >= LINKS_MIN
                        && linked(list) * 10 >= list.text().length() * 8)
                .forEach(Node::remove);
    }

    private static boolean isTurningBar(Element bar) {
        return TURNING.matcher(bar.text()).matches()
                && linked(bar) * 2 >= bar.text().length()
                && bar.select("pre, h1, h2, h3").isEmpty();
    }

    private static int linked(Element element) {
        return element.select("a").stream()
                .mapToInt(link -> link.text().length())
                .sum();
    }

    private void children(Element element, int depth) {
        for (Node child : element.childNodes()) {
            switch (child) {
                case TextNode text -> run.append(text.getWholeText());
                case Element inner when depth > DEPTH_MAX -> run.append(' ').append(inner.text());
                case Element inner -> element(inner, depth + 1);
                default -> {} // Comments, doctypes and data say nothing to a reader.
            }
        }
    }

    private void element(Element element, int depth) {
        String name = element.normalName();
        if (!BLOCKS.contains(name)) {
            inline(element, name, depth);
            return;
        }
        flush();
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> manuscript.heading(name.charAt(1) - '0', element.text());
            case "pre" -> manuscript.code(element.wholeText());
            case "li" -> item(element, depth);
            case "dl" -> definitions(element, depth);
            case "table" -> table(element, depth);
            default -> children(element, depth);
        }
        flush();
    }

    private void inline(Element element, String name, int depth) {
        if (name.equals("br")) {
            run.append(' ');
        } else if (name.equals("sup")
                && element.text().matches("\\[?\\d+]?")
                && !element.select("a").isEmpty()) {
            run.append(""); // The mark of a footnote.
        } else {
            children(element, depth);
        }
    }

    private void item(Element element, int depth) {
        Element first = element.firstElementChild();
        if (element.ownText().isBlank() && first != null && BLOCKS.contains(first.normalName()) && !isList(first)) {
            if (first.normalName().equals("p")) {
                manuscript.item(first.text());
                first.remove();
            }
            children(element, depth);
            return;
        }
        for (Node child : element.childNodes()) {
            if (child instanceof Element inner && BLOCKS.contains(inner.normalName())) {
                flushItem();
                element(inner, depth + 1);
            } else if (child instanceof Element inner) {
                inline(inner, inner.normalName(), depth + 1);
            } else if (child instanceof TextNode text) {
                run.append(text.getWholeText());
            }
        }
        flushItem();
    }

    private static boolean isList(Element element) {
        return element.normalName().equals("ul") || element.normalName().equals("ol");
    }

    /** A term and what it means belong into one item. */
    private void definitions(Element list, int depth) {
        var term = new StringBuilder();
        for (Element child : list.children()) {
            switch (child.normalName()) {
                case "dt" -> term.append(term.isEmpty() ? "" : ", ").append(child.text());
                case "dd" -> {
                    definition(term.toString(), child, depth);
                    term.setLength(0);
                }
                default -> element(child, depth + 1);
            }
        }
        manuscript.paragraph(term.toString());
    }

    private void definition(String term, Element meaning, int depth) {
        String label = term.isBlank() ? "" : term.strip() + ": ";
        boolean inline = meaning.children().stream().noneMatch(child -> BLOCKS.contains(child.normalName()));
        Element first = meaning.firstElementChild();
        if (inline) {
            manuscript.item(label + meaning.text());
        } else if (first != null
                && first.normalName().equals("p")
                && meaning.ownText().isBlank()) {
            manuscript.item(label + first.text());
            first.remove();
            children(meaning, depth + 1);
        } else {
            manuscript.paragraph(term);
            children(meaning, depth + 1);
        }
        flush();
    }

    /** A table of data keeps its rows, as code does; a table that only lays out a page is read through. */
    private void table(Element table, int depth) {
        boolean layout = !table.select("table table, h1, h2, h3, h4, pre, ul, ol, dl")
                        .isEmpty()
                || table.select("tr").stream()
                        .allMatch(row -> row.select("> td, > th").size() < 2)
                || table.select("td, th").stream().anyMatch(cell -> cell.text().length() > 400);
        if (layout) {
            children(table, depth);
            return;
        }
        Element caption = table.selectFirst("caption");
        manuscript.paragraph(caption == null ? "" : caption.text());
        var rows = new StringBuilder();
        for (Element row : table.select("tr")) {
            rows.append(String.join(" | ", row.select("> td, > th").eachText())).append('\n');
        }
        manuscript.code(rows.toString());
    }

    private void flush() {
        manuscript.paragraph(run.toString());
        run.setLength(0);
    }

    private void flushItem() {
        manuscript.item(run.toString());
        run.setLength(0);
    }
}
