package lyceum.local.architecture.violations.platform;

import lyceum.local.architecture.violations.performance.Health;

/** Breaks the rule that platform knows no context. */
public record App(Health health) {}
