package lyceum.contract.courses;

import java.util.List;
import lyceum.contract.Doc;

@Doc("A group of lessons on one theme.")
public record CourseModule(
        @Doc("Unique within the course, for example m1.") String id,
        @Doc("Its theme.") String title,
        @Doc("Its lessons, in order.") List<Lesson> lessons) {
    public CourseModule {
        lessons = Lists.copy(lessons);
    }
}
