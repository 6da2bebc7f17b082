package lyceum.courses.generation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import lyceum.ai.Glossary;
import lyceum.ai.SourceText;
import lyceum.contract.courses.Brief;
import lyceum.contract.courses.CourseContent;
import lyceum.contract.courses.CourseModule;
import lyceum.contract.courses.Lesson;
import lyceum.contract.courses.Outline;
import lyceum.contract.courses.SourceNote;

/**
 * Puts a course together from its finished lessons.
 *
 * @param lessons the finished ones, by their place in the outline, counted from 0
 */
record Assembly(Brief brief, List<SourceText> sources, Outline outline, Map<Integer, Lesson> lessons) {
    /** Whether lessons of the outline are missing or could not be written. */
    boolean partial() {
        return lessons.size() < outline.lessonCount()
                || lessons.values().stream().anyMatch(lesson -> lesson.state().equals(Lesson.FAILED));
    }

    /** Whether there is nothing to teach from. */
    boolean empty() {
        return lessons.values().stream().noneMatch(lesson -> lesson.state().equals(Lesson.COMPLETE));
    }

    /** The course; modules of which nothing is finished are left out. */
    CourseContent content() {
        var modules = new ArrayList<CourseModule>();
        int first = 0;
        for (int m = 0; m < outline.modules().size(); m++) {
            var planned = outline.modules().get(m);
            int after = first + planned.lessons().size();
            List<Lesson> finished = IntStream.range(first, after)
                    .mapToObj(lessons::get)
                    .filter(Objects::nonNull)
                    .toList();
            if (!finished.isEmpty()) {
                modules.add(new CourseModule(String.format(Locale.ROOT, "m%d", m + 1), planned.title(), finished));
            }
            first = after;
        }
        List<Lesson> all =
                modules.stream().flatMap(module -> module.lessons().stream()).toList();
        return new CourseContent(
                brief.title(),
                brief.audience(),
                brief.level(),
                brief.language(),
                brief.goals(),
                modules,
                Glossary.of(all),
                sources.stream().map(Assembly::note).toList());
    }

    private static SourceNote note(SourceText source) {
        return new SourceNote(source.sourceId(), source.title(), source.text().length(), sha256(source.text()));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
