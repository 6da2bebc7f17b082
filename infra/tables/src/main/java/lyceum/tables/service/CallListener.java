package lyceum.tables.service;

/** Sees every call through every door after it is done. Called by the calling thread. */
@FunctionalInterface
public interface CallListener {

    /** Sees nothing. */
    CallListener NONE = _ -> {};

    /** A call is done. What this throws reaches the caller. */
    void called(Call call);
}
