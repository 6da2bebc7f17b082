package lyceum.accounts.guesses;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lyceum.accounts.audit.AuditEvent;
import lyceum.platform.http.Claim;

/** Counts guesses. Accounts are named by their address, whether they exist or not; networks by a caller's address. */
public interface Guesses {
    Duration WINDOW = Duration.ofMinutes(15);

    /** Guesses that are looked at for one account from one network. */
    int PER_ACCOUNT_AND_NETWORK = 5;

    /** Wrong guesses for one account from networks that its owner has never signed in from. */
    int PER_ACCOUNT = 50;

    /** Wrong guesses from one network, for all accounts together. */
    int PER_NETWORK = 500;

    /** What may become of a guess before it is looked at. */
    sealed interface Admission {
        /** It may be looked at; {@code number} is which of the window's it is. */
        record Admitted(int number) implements Admission {}

        /** It may not, until then. */
        record Refused(Instant until) implements Admission {}
    }

    /** How many wrong guesses there have been: of an account from anywhere, and from a network for any account. */
    record Standing(int account, int network, Instant accountUntil, Instant networkUntil) {}

    Standing standing(String account, String network);

    /** Takes one of the guesses that are looked at for this account from this network. */
    Admission take(String account, String network);

    /** Gives a guess back that was not looked at after all. */
    void giveBack(String account, String network);

    /** Counts a wrong guess against the account and against the network. */
    void wrong(String account, String network);

    /** Forgets all guesses for an account, from wherever; those of networks stay. */
    default void forget(String account) {
        forget(account, List.of(), Optional.empty());
    }

    /**
     * Does the same and tells of it.
     *
     * @throws Claim.Taken if the claim's key was not free
     */
    void forget(String account, List<AuditEvent> events, Optional<Claim> claim);
}
