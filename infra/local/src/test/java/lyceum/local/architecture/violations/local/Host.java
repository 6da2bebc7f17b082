package lyceum.local.architecture.violations.local;

/** What nobody else may know. */
public record Host() {}
