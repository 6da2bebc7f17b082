package lyceum.courses.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lyceum.contract.courses.CourseContent;
import lyceum.contract.courses.CourseModule;
import lyceum.contract.courses.CourseView;
import lyceum.contract.courses.GlossaryEntry;
import lyceum.contract.courses.KeyTerm;
import lyceum.contract.courses.Lesson;
import lyceum.contract.courses.Provenance;
import lyceum.contract.courses.QuizItem;
import lyceum.contract.courses.Quote;
import lyceum.contract.courses.Section;
import lyceum.contract.courses.SourceNote;
import lyceum.contract.courses.SourceSpan;

/** Courses to export. */
public final class SampleCourses {
    static final String HOSTILE =
            "<script>alert('1')</script> & \"q\" ]]> --> \u0000\u0008\u001B\uFFFE \uD83C\uDF31 * _ ` # [x](http://x.y) "
                    + "\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627 \u65E5\u672C\u8A9E \uD800 ${x} {{y}} \\";

    private static final Provenance OFFLINE =
            new Provenance(List.of(new SourceSpan("s1", 0, 120)), "offline", "extractive", "1", 0);
    private static final List<String> TITLES = List.of(
            "How leaves catch light",
            "Water, roots and pressure",
            "Sugar as a store",
            "Breathing through stomata",
            "Leaves in winter");
    private static final List<String> SENTENCES = List.of(
            "Photosynthesis is the process by which green plants turn light into chemical energy.",
            "It takes place in the chloroplasts, small bodies inside the cells of a leaf.",
            "Chlorophyll is the green pigment that absorbs the light, most of it in the red and the blue.",
            "The energy of the light splits water into hydrogen and oxygen, and the oxygen leaves the leaf through its stomata.",
            "Stomata are small pores, mostly on the underside of a leaf, that open in the morning and close at noon.",
            "The plant joins the hydrogen with carbon dioxide from the air and makes glucose.",
            "Glucose is a sugar that stores the energy; the plant burns it when it needs energy, and builds cellulose and starch from it.",
            "Cellulose is the material of its cell walls, and starch is its store for the night and the winter.",
            "A maple loses its leaves in autumn because the frozen ground would give it no water to replace what they breathe out.",
            "The “light reactions” happen first — in less than a thousandth of a second — and the slower ones follow in the dark.");

    private SampleCourses() {}

    /** A course of the given size, with everything that a course can hold. */
    public static CourseView of(int modules, int lessons, int sections) {
        return view(new CourseContent(
                "Photosynthesis: how plants feed themselves",
                "pupils of 14 years",
                "beginner",
                "en",
                List.of("Explain where a plant's sugar comes from", "Say why leaves are green"),
                IntStream.range(0, modules)
                        .mapToObj(m -> module(m, lessons, sections))
                        .toList(),
                List.of(
                        new GlossaryEntry("chlorophyll", "The green pigment that absorbs light.", "m1-l1", OFFLINE),
                        new GlossaryEntry("stomata", "Small pores on the underside of a leaf.", "m1-l1", OFFLINE)),
                List.of(new SourceNote("s1", "How plants feed themselves", 4000, "ab".repeat(32)))));
    }

    /** As large as what a document of 30 pages becomes. */
    public static CourseView thirtyPages() {
        return of(3, 3, 4);
    }

    static CourseView empty() {
        return view(new CourseContent(
                "Nothing yet", "nobody", "beginner", "en", List.of(), List.of(), List.of(), List.of()));
    }

    /** A course each of whose texts is this one. */
    static CourseView saying(String text) {
        var quiz = List.of(
                new QuizItem("q1", "choice", text, List.of(text, text + "2"), text, text, OFFLINE),
                new QuizItem("q2", "cloze", text, List.of(), text, text, OFFLINE));
        var section = new Section(
                text,
                text,
                text,
                List.of(new KeyTerm(text, text, OFFLINE)),
                List.of(new Quote(text, new SourceSpan("s1", 1, 2))),
                OFFLINE);
        var lessons = List.of(
                new Lesson(text, text, Lesson.COMPLETE, List.of(text), List.of(section), quiz, 1),
                new Lesson(text + "b", text, Lesson.FAILED, List.of(), List.of(), List.of(), 0));
        return view(new CourseContent(
                text,
                text,
                "advanced",
                text,
                List.of(text),
                List.of(new CourseModule(text, text, lessons), new CourseModule(text + "c", text, List.of())),
                List.of(new GlossaryEntry(text, text, text, OFFLINE)),
                List.of(new SourceNote("s1", text, 10, "00"))));
    }

    static CourseView view(CourseContent content) {
        return CourseView.of(
                "crs_01JD9Z6Q4M8T5X2B7N3C1VKPWR",
                CourseView.DRAFT,
                3,
                false,
                Instant.parse("2026-11-20T08:00:00Z"),
                Instant.parse("2026-11-21T09:30:15.123456Z"),
                content);
    }

    /** The sentences of all explanations, in order. */
    public static List<String> sentences(CourseView course) {
        return course.content().lessons().stream()
                .flatMap(lesson -> lesson.sections().stream())
                .flatMap(section ->
                        section.explanation().replaceAll("(?s)```.*?```", "").lines())
                .filter(line -> !line.isBlank() && !line.startsWith("- "))
                .flatMap(line -> List.of(line.split("(?<=[.]) ")).stream())
                .toList();
    }

    private static CourseModule module(int m, int lessons, int sections) {
        List<Lesson> all = new ArrayList<>();
        for (int l = 0; l < lessons; l++) {
            all.add(lesson(m, l, sections));
        }
        return new CourseModule("m" + (m + 1), TITLES.get((m + 2) % TITLES.size()), all);
    }

    private static Lesson lesson(int m, int l, int sections) {
        String id = "m" + (m + 1) + "-l" + (l + 1);
        if (m == 1 && l == 1) {
            return new Lesson(id, "What went wrong here", Lesson.FAILED, List.of(), List.of(), List.of(), 0);
        }
        return new Lesson(
                id,
                TITLES.get(l % TITLES.size()),
                Lesson.COMPLETE,
                List.of(
                        "Explain in your own words how a leaf catches light",
                        "Name the parts of a leaf that take part in it"),
                IntStream.range(0, sections)
                        .mapToObj(s -> section(id, m + l + s, s))
                        .toList(),
                List.of(
                        new QuizItem(
                                id + "-q1",
                                "choice",
                                "Which part of a plant cell holds the chlorophyll?",
                                List.of("The nucleus", "The chloroplast", "The cell wall", "The vacuole"),
                                "The chloroplast",
                                SENTENCES.get(1),
                                OFFLINE),
                        new QuizItem(
                                id + "-q2",
                                "cloze",
                                "____ is the green pigment that absorbs the light.",
                                List.of(),
                                "Chlorophyll",
                                SENTENCES.get(2),
                                OFFLINE)),
                7);
    }

    private static Section section(String lesson, int seed, int index) {
        return new Section(
                lesson + "-s" + (index + 1),
                TITLES.get((seed + 1) % TITLES.size()).replace("leaves", "plants"),
                paragraph(seed) + "\n\n" + paragraph(seed + 3) + (index == 1 ? extras() : "") + "\n\n"
                        + paragraph(seed + 6),
                index % 2 == 0
                        ? List.of(
                                new KeyTerm("chloroplast", SENTENCES.get(1), OFFLINE),
                                new KeyTerm("stomata", SENTENCES.get(4), OFFLINE))
                        : List.of(),
                index == 0 ? List.of(new Quote(SENTENCES.get(8), new SourceSpan("s1", 1204, 1322))) : List.of(),
                OFFLINE);
    }

    private static String paragraph(int seed) {
        return String.join(
                " ",
                IntStream.range(0, 4)
                        .mapToObj(i -> SENTENCES.get((seed + i) % SENTENCES.size()))
                        .toList());
    }

    private static String extras() {
        return """


                ```
                light + 6 CO2 + 6 H2O
                    -> C6H12O6 + 6 O2    # glucose, oxygen
                ```

                - red light drives it best
                - green light is thrown back, which is why leaves look green""";
    }
}
