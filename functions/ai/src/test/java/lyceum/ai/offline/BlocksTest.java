package lyceum.ai.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lyceum.ai.offline.Block.Kind;
import org.junit.jupiter.api.Test;

final class BlocksTest {
    private static final String PROSE = "A river is a stream of water that flows in a bed to the sea.";

    private static List<String> read(String text) {
        return Blocks.of(text).stream()
                .filter(block -> !block.is(Kind.NOISE))
                .map(block -> block.kind() + (block.level() > 0 ? " " + block.level() : "") + ": " + block.raw(text))
                .toList();
    }

    @Test
    void markdownHasHeadingsParagraphsItemsAndListings() {
        assertThat(read("# Rivers\n\n" + PROSE
                        + "\n\n## Flow ##\n- one\n- two\n  more\n\n```java\nint x;\n\nint y;\n```\n"))
                .containsExactly(
                        "HEADING 1: Rivers",
                        "PARAGRAPH: " + PROSE,
                        "HEADING 2: Flow ##",
                        "ITEM: one",
                        "ITEM: two\n  more",
                        "CODE: int x;\n\nint y;");
    }

    @Test
    void plainTextHasUnderlinedHeadings() {
        assertThat(read("Rivers\n======\n\n" + PROSE + "\n\nFlow\n----\n\n" + PROSE + "\n\nErosion\n-------\n\n"
                        + PROSE))
                .containsExactly(
                        "HEADING 1: Rivers",
                        "PARAGRAPH: " + PROSE,
                        "HEADING 2: Flow",
                        "PARAGRAPH: " + PROSE,
                        "HEADING 2: Erosion",
                        "PARAGRAPH: " + PROSE);
    }

    @Test
    void plainTextHasNumberedHeadingsAndHeadingsInCapitals() {
        assertThat(read("1 Rivers\n\n" + PROSE + "\n\n1.2 How they flow\n\n" + PROSE + "\n\nTHE END OF IT\n\n" + PROSE))
                .containsExactly(
                        "HEADING 1: 1 Rivers",
                        "PARAGRAPH: " + PROSE,
                        "HEADING 2: 1.2 How they flow",
                        "PARAGRAPH: " + PROSE,
                        "HEADING 1: THE END OF IT",
                        "PARAGRAPH: " + PROSE);
    }

    @Test
    void aNumberTellsTheDepthWhereAllHeadingsAreMarkedAlike() {
        assertThat(read("### Chapter 1. Rivers\n\n" + PROSE + "\n\n### 1.1. Flow\n\n" + PROSE
                        + "\n\nA.2. How is ice formed?\n\n" + PROSE))
                .containsExactly(
                        "HEADING 1: Chapter 1. Rivers",
                        "PARAGRAPH: " + PROSE,
                        "HEADING 2: 1.1. Flow",
                        "PARAGRAPH: " + PROSE,
                        "HEADING 2: A.2. How is ice formed?",
                        "PARAGRAPH: " + PROSE);
    }

    @Test
    void whatIsMarkedAsAHeadingByMistakeIsNone() {
        assertThat(read("## Tides\n\n" + PROSE + "\n\n## * Bay of Fundy\n\n## (1) the moon stands high; and\n\n"
                        + "## Written by A. Sailor, Revised 1994\n\n## tides(7) Manual of the Sea tides(7)\n\n"
                        + PROSE))
                .containsExactly("HEADING 2: Tides", "PARAGRAPH: " + PROSE, "PARAGRAPH: " + PROSE);
    }

    @Test
    void aParagraphMayBeWrappedOrIndented() {
        String wrapped = "A river is a stream of water\nthat flows in a bed to the sea.";
        assertThat(read(wrapped + "\n\n    It is a long one, and\n    it carries much sand."))
                .containsExactly(
                        "PARAGRAPH: " + wrapped, "PARAGRAPH: It is a long one, and\n    it carries much sand.");
    }

    @Test
    void indentedLinesThatAreNoProseAreAListing() {
        assertThat(read(PROSE + "\n\n    $ ls -l /tmp\n    $ rm x\n"))
                .containsExactly("PARAGRAPH: " + PROSE, "CODE: $ ls -l /tmp\n    $ rm x");
    }

    @Test
    void whatIsNoTextOfTheDocumentIsNoise() {
        assertThat(read("Copyright (c) 2026 by nobody. All rights reserved.\n\n"
                        + "Springs ........... 4\n\nFlow . . . . . . . 12\n\n"
                        + PROSE + "\n\nPage 7 of 12\n\n[1] Smith, Rivers, 1999, says so on a page.\n\n"
                        + "| River | km |\n|---|---|\n| Rhine | 1233 |\n\n- 3 -\n"))
                .containsExactly("PARAGRAPH: " + PROSE);
    }

    @Test
    void runningHeadsAreNoise() {
        String page = "Rivers of Europe, page %d\n\n" + PROSE + "\n\n";
        assertThat(read(page.formatted(1) + page.formatted(2) + page.formatted(3) + page.formatted(4)))
                .allMatch(("PARAGRAPH: " + PROSE)::equals)
                .hasSize(4);
    }

    @Test
    void sectionsOfReferencesAreLeftOut() {
        assertThat(read("# Rivers\n\n" + PROSE + "\n\n## References\n\nSmith says that rivers flow.\n\n### Books\n\n"
                        + PROSE + "\n\n## Floods\n\n" + PROSE))
                .containsExactly(
                        "HEADING 1: Rivers", "PARAGRAPH: " + PROSE, "HEADING 2: Floods", "PARAGRAPH: " + PROSE);
    }

    @Test
    void titlesLoseTheirNumbers() {
        assertThat(Headings.title("9.3.1. Class Definition Syntax¶")).isEqualTo("Class Definition Syntax");
        assertThat(Headings.title("4.6. match Statements")).isEqualTo("match Statements");
        assertThat(Headings.title("Appendix A. The Manifesto")).isEqualTo("The Manifesto");
        assertThat(Headings.title("Chapter 3: Flow")).isEqualTo("Flow");
        assertThat(Headings.title("A word about names")).isEqualTo("A word about names");
        assertThat(Headings.title("**Flow** and [depth](x.html)")).isEqualTo("Flow and depth");
    }
}
