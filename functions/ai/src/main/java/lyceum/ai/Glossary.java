package lyceum.ai;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import lyceum.contract.courses.GlossaryEntry;
import lyceum.contract.courses.Lesson;
import lyceum.contract.courses.Section;

/** The terms of a course, gathered from its lessons. */
public final class Glossary {
    private Glossary() {}

    /** In alphabetical order, without regard to case; a term taught twice counts where it is taught first. */
    public static List<GlossaryEntry> of(Collection<Lesson> lessons) {
        var entries = new TreeMap<String, GlossaryEntry>();
        for (Lesson lesson : lessons) {
            for (Section section : lesson.sections()) {
                for (var term : section.keyTerms()) {
                    entries.putIfAbsent(
                            term.term().toLowerCase(Locale.ROOT),
                            new GlossaryEntry(term.term(), term.definition(), lesson.id(), term.provenance()));
                }
            }
        }
        return List.copyOf(entries.values());
    }
}
