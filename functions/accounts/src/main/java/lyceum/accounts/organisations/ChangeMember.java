package lyceum.accounts.organisations;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import lyceum.accounts.callers.Actor;
import lyceum.contract.Role;
import lyceum.contract.accounts.AuditType;

/**
 * Gives members other roles, and removes them. Nobody changes a member who has roles that they may not give. An organisation
 * keeps an owner: whoever takes an owner's role away names another owner, who must still be one when it is written, so two owners
 * can't remove each other at the same time.
 */
final class ChangeMember {
    private final Members members;

    ChangeMember(Members members) {
        this.members = members;
    }

    sealed interface Outcome {
        record Changed(Member member) implements Outcome {}

        record Removed() implements Outcome {}

        record Missing() implements Outcome {}

        record TooManyRights() implements Outcome {}

        record LastOwner() implements Outcome {}

        /** The member, or the other owner, has changed meanwhile. */
        record Overtaken() implements Outcome {}
    }

    Outcome change(Actor actor, String user, Set<Role> roles) {
        Optional<Member> found = members.find(actor.caller().organisation(), user);
        if (found.isEmpty()) {
            return new Outcome.Missing();
        }
        Member now = found.get();
        if (!actor.mayGive(now.roles()) || !actor.mayGive(roles)) {
            return new Outcome.TooManyRights();
        }
        Member next = now.with(roles);
        boolean demoted = now.owns() && !next.owns();
        Optional<String> owner = demoted ? otherOwner(actor, now) : Optional.empty();
        if (demoted && owner.isEmpty()) {
            return new Outcome.LastOwner();
        }
        return members.change(now, next, owner, List.of(actor.did(now.organisation(), AuditType.MEMBER_CHANGED, user)))
                ? new Outcome.Changed(next)
                : new Outcome.Overtaken();
    }

    /** Everyone may remove themselves. */
    Outcome remove(Actor actor, String user) {
        Optional<Member> found = members.find(actor.caller().organisation(), user);
        boolean keeper = actor.caller().roles().contains(Role.OWNER)
                || actor.caller().roles().contains(Role.ADMIN);
        if (found.isEmpty() || (!keeper && !actor.id().equals(user))) {
            return new Outcome.Missing();
        }
        Member now = found.get();
        if (!actor.id().equals(user) && !actor.mayGive(now.roles())) {
            return new Outcome.TooManyRights();
        }
        Optional<String> owner = now.owns() ? otherOwner(actor, now) : Optional.empty();
        if (now.owns() && owner.isEmpty()) {
            return new Outcome.LastOwner();
        }
        return members.remove(now, owner, List.of(actor.did(now.organisation(), AuditType.MEMBER_REMOVED, user)))
                ? new Outcome.Removed()
                : new Outcome.Overtaken();
    }

    private Optional<String> otherOwner(Actor actor, Member member) {
        return members.otherOwner(actor.caller().organisation(), member.user());
    }
}
