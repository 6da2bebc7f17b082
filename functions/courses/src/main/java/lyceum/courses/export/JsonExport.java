package lyceum.courses.export;

import lyceum.contract.courses.CourseView;
import lyceum.platform.Json;

/** The course as the API answers it, which is also what {@code POST /courses} takes. */
final class JsonExport implements Exporter {
    @Override
    public Rendered render(CourseView course) {
        return new Rendered(Json.bytes(course), "application/json", FileNames.of(course, "json"));
    }
}
