package lyceum.courses.sources;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lyceum.courses.sources.Extraction.Unreadable;
import lyceum.courses.sources.Unzipped.Archive;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** EPUB: its chapters in reading order, each read as HTML. The XML parser knows no entities and follows no reference. */
final class EpubText {
    private static final Set<String> FONT_OBFUSCATION =
            Set.of("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC");

    private EpubText() {}

    static Extraction extract(byte[] bytes) {
        return switch (Unzipped.of(bytes)) {
            case Unzipped.Damaged _ -> new Unreadable("The EPUB is damaged: its zip archive can't be read to the end.");
            case Unzipped.TooLarge _ -> new Unreadable("The EPUB is too large: it expands to more than 100 MB.");
            case Archive archive -> read(archive);
        };
    }

    private static Extraction read(Archive archive) {
        if (isProtected(archive)) {
            return new Unreadable("The EPUB is encrypted: its digital rights management keeps it from being read.");
        }
        Optional<String> path = archive.text("META-INF/container.xml")
                .map(EpubText::xml)
                .map(container -> container.selectFirst("rootfile"))
                .map(root -> root.attr("full-path"));
        Optional<Document> book = path.flatMap(archive::text).map(EpubText::xml);
        if (book.isEmpty()) {
            return new Unreadable("The EPUB is damaged: it does not say which files it consists of.");
        }
        var manuscript = new Manuscript();
        for (String chapter : spine(book.get(), path.get())) {
            archive.text(chapter).ifPresent(html -> HtmlText.write(html, manuscript));
            if (manuscript.characters() > Sources.CHARACTERS_MAX) {
                break;
            }
        }
        return manuscript.extracted();
    }

    private static boolean isProtected(Archive archive) {
        return archive.text("META-INF/encryption.xml").map(EpubText::xml).stream()
                .flatMap(encryption -> encryption.select("*").stream())
                .filter(element -> element.normalName().endsWith("encryptionmethod"))
                .filter(method ->
                        method.parent() != null && method.parent().normalName().endsWith("encrypteddata"))
                .anyMatch(method -> !FONT_OBFUSCATION.contains(method.attr("Algorithm")));
    }

    /** The paths of the chapters in reading order, without the navigation and what readers show only on demand. */
    private static List<String> spine(Document book, String path) {
        Map<String, Element> items = new HashMap<>();
        book.select("*").stream()
                .filter(element -> local(element).equals("item"))
                .forEach(item -> items.put(item.attr("id"), item));
        return book.select("*").stream()
                .filter(element -> local(element).equals("itemref"))
                .filter(reference -> !reference.attr("linear").equals("no"))
                .flatMap(reference -> Optional.ofNullable(items.get(reference.attr("idref"))).stream())
                .filter(item -> !List.of(item.attr("properties").split(" ")).contains("nav"))
                .flatMap(item -> resolved(path, item.attr("href")).stream())
                .distinct()
                .toList();
    }

    private static Optional<String> resolved(String base, String href) {
        try {
            String path = URI.create("file:/" + base.replace(" ", "%20"))
                    .resolve(href.replace(" ", "%20"))
                    .getPath();
            return path == null ? Optional.empty() : Optional.of(path.replaceFirst("^/", ""));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String local(Element element) {
        String name = element.normalName();
        return name.substring(name.indexOf(':') + 1);
    }

    private static Document xml(String text) {
        return Jsoup.parse(text, "", Parser.xmlParser());
    }
}
