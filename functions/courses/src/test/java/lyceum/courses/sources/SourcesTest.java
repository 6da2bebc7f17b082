package lyceum.courses.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lyceum.courses.sources.Extraction.Extracted;
import lyceum.courses.sources.Extraction.Unreadable;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {
    private static final List<String> TYPES =
            List.of("text/plain", "text/markdown", "text/html", "application/pdf", "application/epub+zip");

    @Test
    void emptyDocumentSaysSo() {
        for (String type : TYPES) {
            assertThat(Sources.extract(new byte[0], type)).isEqualTo(new Unreadable("The document is empty."));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, '  \n \t '",
        "text/markdown, '---'",
        "text/html, '<html><script>x = 1</script><nav>Menu</nav></html>'"
    })
    void documentWithoutTextSaysSo(String type, String content) {
        assertThat(Sources.extract(content.getBytes(StandardCharsets.UTF_8), type))
                .isEqualTo(new Unreadable("The document holds no text."));
    }

    @Test
    void bytesThatAreSomethingElseSayWhat() {
        assertThat(reason("%PDF-1.7\n...", "text/plain"))
                .isEqualTo("The document is declared as plain text but is a PDF.");
        assertThat(reason("PK\u0003\u0004....", "text/html"))
                .isEqualTo("The document is declared as HTML but is a zip archive, as EPUB and office files are.");
        assertThat(reason("Dear reader", "application/pdf"))
                .isEqualTo("The document is declared as a PDF but is some other text.");
        assertThat(reason("\u007FELF\u0000\u0001", "application/epub+zip"))
                .isEqualTo("The document is declared as an EPUB but is a binary file of another kind.");
    }

    @Test
    void refusesAMediaTypeThatNoUploadHas() {
        assertThatThrownBy(() -> Sources.extract(new byte[] {1}, "image/png"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void readsAnyUnicodeWithAMark(String charset) {
        byte[] bytes = "\uFEFFGrüße aus Köln".getBytes(Charset.forName(charset));
        assertThat(text(bytes, "text/plain; charset=unknown")).isEqualTo("Grüße aus Köln");
    }

    @Test
    void readsOldEncodings() {
        assertThat(text("Grüße – “Köln”".getBytes(Charset.forName("windows-1252")), "text/plain"))
                .isEqualTo("Grüße – “Köln”");
        assertThat(text(
                        "<meta charset=\"iso-8859-5\"><p>Привет</p>".getBytes(Charset.forName("ISO-8859-5")),
                        "text/html"))
                .isEqualTo("Привет");
        assertThat(text("<meta charset='no-such'><p>caf\u00E9</p>".getBytes(StandardCharsets.ISO_8859_1), "text/html"))
                .isEqualTo("café");
    }

    @Test
    void composesAndCleansText() {
        assertThat(text(
                        "e\u0301 e\uFB03cient so\u00ADft \u200Bzero\u0007".getBytes(StandardCharsets.UTF_8),
                        "text/plain"))
                .isEqualTo("é efficient soft zero");
    }

    @Test
    void plainTextKeepsItsStructure() {
        String plain = """
                A Guide
                =======

                The first para-
                graph goes over
                two lines.

                1.2 The Second Part

                - one
                - two goes
                  on here

                    int x = 1;
                    int y = 2;

                THE END
                """;
        assertThat(text(plain.getBytes(StandardCharsets.UTF_8), "text/plain")).isEqualTo("""
                # A Guide

                The first paragraph goes over two lines.

                ## 1.2 The Second Part

                - one
                - two goes on here

                ```
                int x = 1;
                int y = 2;
                ```

                ## THE END""");
    }

    @Test
    void plainTextLosesItsPageBreaks() {
        String plain =
                "The text goes on\n\n\nDoe        Informational       [Page 3]\n\fRFC 9999     Title     May 2026\n\n\nover the page.\n";
        assertThat(text(plain.getBytes(StandardCharsets.UTF_8), "text/plain"))
                .isEqualTo("The text goes on\n\nover the page.");
    }

    @Test
    void markdownKeepsItsStructureAndLosesItsMarks() {
        String markdown = """
                ---
                title: Front matter
                ---
                # A *Guide*

                Some **bold** words,
                a [link](http://example.org) and `code`. ![picture](x.png)

                * one
                * two

                ```python
                if x:
                    pass
                ```

                <div><p>Inner <b>HTML</b></p><script>evil()</script></div>
                """;
        assertThat(text(markdown.getBytes(StandardCharsets.UTF_8), "text/markdown"))
                .isEqualTo("""
                # A Guide

                Some bold words, a link and code.

                - one
                - two

                ```
                if x:
                    pass
                ```

                Inner HTML""");
    }

    @Property(tries = 200)
    void anyBytesGiveAnAnswer(@ForAll byte[] bytes) {
        for (String type : TYPES) {
            assertThat(Sources.extract(bytes, type)).isEqualTo(Sources.extract(bytes, type));
        }
    }

    @Property(tries = 200)
    void anyTextGivesAnAnswer(@ForAll String text) {
        for (String type : List.of("text/plain", "text/markdown", "text/html")) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertThat(Sources.extract(bytes, type)).isEqualTo(Sources.extract(bytes, type));
        }
    }

    private static String text(byte[] bytes, String type) {
        Extraction extraction = Sources.extract(bytes, type);
        assertThat(extraction).isInstanceOf(Extracted.class);
        return ((Extracted) extraction).text();
    }

    private static String reason(String content, String type) {
        Extraction extraction = Sources.extract(content.getBytes(StandardCharsets.ISO_8859_1), type);
        assertThat(extraction).isInstanceOf(Unreadable.class);
        return ((Unreadable) extraction).reason();
    }
}
