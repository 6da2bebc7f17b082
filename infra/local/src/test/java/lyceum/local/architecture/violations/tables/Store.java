package lyceum.local.architecture.violations.tables;

import lyceum.local.architecture.violations.contract.Operation;

/** Breaks the rule that the table store knows nothing of us. */
public record Store(Operation operation) {}
