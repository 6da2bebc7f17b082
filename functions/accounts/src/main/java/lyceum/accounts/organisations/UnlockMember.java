package lyceum.accounts.organisations;

import java.util.List;
import java.util.Optional;
import lyceum.accounts.callers.Actor;
import lyceum.accounts.guesses.Guesses;
import lyceum.accounts.people.User;
import lyceum.accounts.people.Users;
import lyceum.contract.accounts.AuditType;
import lyceum.platform.http.Claim;

/** Lets a member log in again whose password was guessed too often. */
final class UnlockMember {
    private final Members members;
    private final Users users;
    private final Guesses guesses;

    UnlockMember(Members members, Users users, Guesses guesses) {
        this.members = members;
        this.users = users;
        this.guesses = guesses;
    }

    /** False where the actor's organisation has no such member. */
    boolean unlock(Actor actor, String userId, Optional<Claim> claim) {
        String organisation = actor.caller().organisation();
        Optional<User> user = members.find(organisation, userId).flatMap(member -> users.find(member.user()));
        user.ifPresent(known -> guesses.forget(
                known.email(), List.of(actor.did(organisation, AuditType.LOGIN_UNLOCKED, known.id())), claim));
        return user.isPresent();
    }
}
