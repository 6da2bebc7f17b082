package lyceum.courses.export;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Texts that break careless writers. */
final class Hostile {
    private Hostile() {}

    static Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings().ofMinLength(1).ofMaxLength(60);
        Arbitrary<String> marks = Arbitraries.strings()
                .withChars("<>&\"'`*_#[]()-+.!|~\\$:;= \n\t\r0123456789ab\u0000\u001B\uFFFE\uD83D\uDE00\u05D0\u0627")
                .ofMinLength(1)
                .ofMaxLength(80);
        Arbitrary<String> chosen = Arbitraries.of(
                SampleCourses.HOSTILE,
                "```\ncode without an end",
                "- item\n- \n- item\n\n```\n\n```\n\n1. one\n# two",
                "a".repeat(3000),
                "\uD83D\uDC69\u200D\uD83D\uDE80\uFE0F",
                "]]></style></script><!-- --><![CDATA[",
                "&amp;&#0;&nbsp;",
                "\u202Eright to left\u202C");
        return Arbitraries.oneOf(any, marks, chosen);
    }
}
