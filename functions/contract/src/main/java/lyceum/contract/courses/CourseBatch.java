package lyceum.contract.courses;

import java.util.List;
import lyceum.contract.Doc;

@Doc("The courses asked for by id.")
public record CourseBatch(
        @Doc("Those found, in the order asked for.") List<CourseView> courses,
        @Doc("The ids that name no course of yours.") List<String> missing) {}
