package lyceum.local.architecture.violations.platform;

import lyceum.local.architecture.violations.performance.Health;
import lyceum.local.architecture.violations.platform.http.Chain;

/** Breaks the rules that platform knows no context and that packages form no cycle. */
public record App(Health health, Chain chain) {}
