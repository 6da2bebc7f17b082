package lyceum.tables.service;

/** Decides for each call what goes wrong with it. Called by many threads. */
@FunctionalInterface
public interface Faults {

    /** Nothing ever goes wrong. */
    Faults NONE = _ -> Fault.NONE;

    /** The fault of a call that is about to happen. */
    Fault on(CallTarget target);
}
