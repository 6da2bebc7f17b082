package lyceum.local.console;

/** Where the console reads what it shows. */
@FunctionalInterface
public interface ConsoleData {
    /** The state of everything at this moment; asked about every two seconds while a page is open. */
    Snapshot snapshot();
}
