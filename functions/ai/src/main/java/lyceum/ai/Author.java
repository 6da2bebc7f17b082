package lyceum.ai;

import java.util.List;
import lyceum.contract.courses.Brief;
import lyceum.contract.courses.Lesson;
import lyceum.contract.courses.Outline;

/**
 * Someone who turns sources into a course: first the outline, then one lesson at a time, so that a job can stop, resume and lose
 * one lesson without losing the rest. Thread-safe. Never throws for what a source, a brief or a provider does: that is a
 * {@link Draft.Refused}. An interrupted thread ends the call early with a retryable refusal.
 */
public interface Author {
    /** The name a request chooses it by, for example {@code offline}. */
    String provider();

    /** Plans a course. The sources must not be empty and are named s1, s2, … by the caller. */
    Draft<Outline> outline(Brief brief, List<SourceText> sources);

    /** Writes one lesson of an outline, which may have been edited since {@link #outline}. */
    Draft<Lesson> lesson(LessonTask task);
}
