package lyceum.local.architecture.violations.contract;

import lyceum.local.architecture.violations.platform.App;

/** Breaks the rules that contract needs nothing and that its records are values. */
@SuppressWarnings("ArrayRecordComponent")
public record Operation(App app, byte[] body) {}
