package lyceum.local.architecture.violations.accounts;

import lyceum.local.architecture.violations.courses.catalogue.Course;

/** Breaks the rule that contexts do not know each other. */
public record Keys(Course course) {}
