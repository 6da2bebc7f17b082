package lyceum.accounts.leaving;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.callers.Actor;
import lyceum.accounts.guesses.Guesses;
import lyceum.accounts.keys.RetireKeys;
import lyceum.accounts.people.User;
import lyceum.accounts.people.Users;
import lyceum.accounts.sessions.TryPassword;
import lyceum.accounts.sessions.TryPassword.Refusal;
import lyceum.contract.accounts.AuditType;

/** Deletes the account of whoever is signed in and knows the password. */
final class DeleteAccount {
    private final Users users;
    private final Departures departures;
    private final TryPassword tries;
    private final Guesses guesses;
    private final RetireKeys keys;

    DeleteAccount(Users users, Departures departures, TryPassword tries, Guesses guesses, RetireKeys keys) {
        this.users = users;
        this.departures = departures;
        this.tries = tries;
        this.guesses = guesses;
        this.keys = keys;
    }

    /** What came of it. */
    sealed interface Outcome {
        record Deleted() implements Outcome {}

        record Refused(Refusal why) implements Outcome {}

        /** The organisations that would have members and no owner. */
        record LastOwner(List<Belonging> of) implements Outcome {}

        record Missing() implements Outcome {}

        /** Somebody has changed what the person belongs to. */
        record Overtaken() implements Outcome {}
    }

    Outcome delete(Actor actor, String password) {
        Optional<User> found = users.find(actor.id());
        if (found.isEmpty()) {
            return new Outcome.Missing();
        }
        User user = found.get();
        Optional<Refusal> refusal = tries.ofPresent(user, password, actor.origin());
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        List<Belonging> belongings = departures.of(user.id());
        List<Belonging> stuck = belongings.stream().filter(Belonging::stuck).toList();
        if (!stuck.isEmpty()) {
            return new Outcome.LastOwner(stuck);
        }
        if (!departures.leave(user, belongings, events(actor, belongings))) {
            return new Outcome.Overtaken();
        }
        guesses.forget(user.email());
        belongings.stream()
                .filter(Belonging::closes)
                .forEach(belonging -> keys.retire(actor, belonging.organisation()));
        return new Outcome.Deleted();
    }

    /** In each organisation's chain that the person has left it, and that the account is deleted in the one signed in to. */
    private static List<AuditEvent> events(Actor actor, List<Belonging> belongings) {
        var events = new ArrayList<AuditEvent>();
        String home = actor.caller().organisation();
        for (Belonging belonging : belongings) {
            String organisation = belonging.organisation();
            events.add(
                    belonging.closes()
                            ? actor.did(organisation, AuditType.ORGANISATION_CLOSED, organisation)
                            : actor.did(organisation, AuditType.MEMBER_REMOVED, actor.id()));
        }
        boolean member = belongings.stream().map(Belonging::organisation).anyMatch(home::equals);
        events.add(actor.did(member ? home : actor.id(), AuditType.USER_DELETED, actor.id()));
        return events;
    }
}
