package lyceum.courses.jobs;

/** What an export job is to make: {@code format} is one of those that the contract lists. */
public record ExportOrder(String courseId, String format) {}
