package lyceum.local.architecture.violations.contract;

import lyceum.local.architecture.violations.platform.App;

/** Breaks the rule that contract needs nothing. */
public record Operation(App app) {}
