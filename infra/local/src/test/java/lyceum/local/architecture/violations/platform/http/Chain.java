package lyceum.local.architecture.violations.platform.http;

import lyceum.local.architecture.violations.platform.App;

/** The other half of a cycle of packages. */
public record Chain(App app) {}
