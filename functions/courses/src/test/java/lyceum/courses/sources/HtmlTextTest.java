package lyceum.courses.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import lyceum.courses.sources.Extraction.Extracted;
import org.junit.jupiter.api.Test;

class HtmlTextTest {
    @Test
    void takesTheAuthorsTextOnly() {
        assertThat(text("""
                <html><head><title>Site</title><style>p{}</style></head><body>
                <header>Logo <nav>Home | Blog</nav></header>
                <div class="related"><a href="a">next</a> | <a href="b">previous</a></div>
                <main>
                  <h1>Loops<a class="headerlink" href="#x">¶</a></h1>
                  <p>A loop
                     repeats <em>its</em> body.<br>It ends.</p>
                  <aside>Advert</aside>
                  <pre><code>for i in range(3):
                    print(i)</code></pre>
                  <ul><li>one</li><li><p>two</p><p>more of two</p></li><li>three<ul><li>below</li></ul></li></ul>
                  <dl><dt>loop</dt><dd>what repeats</dd></dl>
                  <table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>
                  <p><a href="n.html">Next: Functions</a> · <a href="p.html">Previous: Values</a></p>
                  <script>alert(1)</script>
                </main>
                <footer>© 2026</footer></body></html>
                """)).isEqualTo("""
                # Loops

                A loop repeats its body. It ends.

                ```
                for i in range(3):
                    print(i)
                ```

                - one
                - two

                more of two

                - three
                - below
                - loop: what repeats

                ```
                a | b
                1 | 2
                ```""");
    }

    @Test
    void keepsALinkedSentenceThatBeginsWithNext() {
        assertThat(
                        text(
                                "<p>Next, <a href='#'>read</a> what follows about the growth of plants in spring and summer.</p>"))
                .startsWith("Next, read what follows");
    }

    @Test
    void readsPagesWithoutParagraphs() {
        assertThat(text("Just words<div>and a <b>block</b></div>and more"))
                .isEqualTo("Just words\n\nand a block\n\nand more");
    }

    @Test
    void survivesNestingWithoutEnd() {
        assertThat(text("<div>".repeat(100_000) + "deep" + "<b>".repeat(100_000) + "er"))
                .isEqualTo("deeper");
    }

    @Test
    void resolvesNoEntityOfItsOwn() {
        assertThat(text("<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><p>Before &x; after</p>"))
                .contains("Before &x; after")
                .doesNotContain("root:");
    }

    private static String text(String html) {
        Extraction extraction = Sources.extract(html.getBytes(StandardCharsets.UTF_8), "text/html");
        assertThat(extraction).isInstanceOf(Extracted.class);
        return ((Extracted) extraction).text();
    }
}
