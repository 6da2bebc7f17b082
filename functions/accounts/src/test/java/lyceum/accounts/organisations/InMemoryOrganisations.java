package lyceum.accounts.organisations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.invitations.Invitation;
import lyceum.accounts.invitations.Invitations;
import lyceum.accounts.keys.Organisation;
import lyceum.accounts.testing.Claims;
import lyceum.contract.Role;
import lyceum.contract.accounts.OrganisationApi;
import lyceum.platform.http.Claim;

/** Organisations with their members and invitations, which one change may concern together. */
final class InMemoryOrganisations implements Organisations {
    final List<AuditEvent> events = new ArrayList<>();
    private final Map<String, Organisation> organisations = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Member> members = new TreeMap<>();
    private final Map<String, Invitation> invitations = new TreeMap<>();
    private final Claims claims = new Claims();

    void person(String id) {
        counts.put(id, 1);
    }

    @Override
    public Optional<Organisation> find(String id) {
        return Optional.ofNullable(organisations.get(id));
    }

    @Override
    public List<Joined> of(String userId) {
        return members.values().stream()
                .filter(member -> member.user().equals(userId))
                .sorted(Comparator.comparing(Member::organisation))
                .flatMap(member -> find(member.organisation()).stream()
                        .map(one -> new Joined(one, member.roles(), member.since())))
                .toList();
    }

    @Override
    public boolean add(Organisation organisation, String owner, List<AuditEvent> told, Optional<Claim> claim) {
        claims.check(claim);
        if (!room(owner)) {
            return false;
        }
        organisations.put(organisation.id(), organisation);
        join(new Member(organisation.id(), owner, Set.of(Role.OWNER), organisation.created()));
        claims.keep(claim);
        events.addAll(told);
        return true;
    }

    @Override
    public boolean replace(Organisation next, List<AuditEvent> told) {
        boolean current = find(next.id())
                .filter(now -> now.version() == next.version() - 1)
                .isPresent();
        if (current) {
            organisations.put(next.id(), next);
            events.addAll(told);
        }
        return current;
    }

    private boolean room(String user) {
        int count = counts.getOrDefault(user, 0);
        return count > 0 && count < OrganisationApi.ORGANISATIONS_MAX;
    }

    private void join(Member member) {
        members.put(key(member.organisation(), member.user()), member);
        counts.merge(member.user(), 1, Integer::sum);
    }

    private static String key(String organisation, String id) {
        return organisation + "/" + id;
    }

    Members members() {
        return new StoredMembers();
    }

    Invitations invitations() {
        return new StoredInvitations();
    }

    private final class StoredMembers implements Members {
        @Override
        public Optional<Member> find(String organisation, String user) {
            return Optional.ofNullable(members.get(key(organisation, user)));
        }

        @Override
        public List<Member> list(String organisation, Optional<String> after, int limit) {
            return members.values().stream()
                    .filter(member -> member.organisation().equals(organisation))
                    .filter(member ->
                            after.map(id -> member.user().compareTo(id) > 0).orElse(true))
                    .limit(limit)
                    .toList();
        }

        @Override
        public Optional<String> otherOwner(String organisation, String user) {
            return list(organisation, Optional.empty(), Integer.MAX_VALUE).stream()
                    .filter(member -> member.owns() && !member.user().equals(user))
                    .map(Member::user)
                    .findFirst();
        }

        @Override
        public boolean change(Member now, Member next, Optional<String> owner, List<AuditEvent> told) {
            return unchanged(now, owner) && changed(next, told);
        }

        @Override
        public boolean remove(Member now, Optional<String> owner, List<AuditEvent> told) {
            if (!unchanged(now, owner)) {
                return false;
            }
            members.remove(key(now.organisation(), now.user()));
            counts.merge(now.user(), -1, Integer::sum);
            events.addAll(told);
            return true;
        }

        private boolean unchanged(Member now, Optional<String> owner) {
            boolean same = find(now.organisation(), now.user())
                    .filter(stored -> stored.roles().equals(now.roles()))
                    .isPresent();
            return same
                    && owner.map(other -> find(now.organisation(), other)
                                    .filter(Member::owns)
                                    .isPresent())
                            .orElse(true);
        }

        private boolean changed(Member next, List<AuditEvent> told) {
            members.put(key(next.organisation(), next.user()), next);
            events.addAll(told);
            return true;
        }
    }

    private final class StoredInvitations implements Invitations {
        @Override
        public void add(Invitation invitation, List<AuditEvent> told, Optional<Claim> claim) {
            claims.check(claim);
            invitations.put(key(invitation.organisation(), invitation.id()), invitation);
            claims.keep(claim);
            events.addAll(told);
        }

        @Override
        public Optional<Invitation> find(String organisation, String id) {
            return Optional.ofNullable(invitations.get(key(organisation, id)));
        }

        @Override
        public Optional<Invitation> byHash(String hash) {
            return invitations.values().stream()
                    .filter(invitation -> invitation.hash().equals(hash))
                    .findFirst();
        }

        @Override
        public List<Invitation> list(String organisation, Optional<String> after, int limit) {
            return invitations.values().stream()
                    .filter(invitation -> invitation.organisation().equals(organisation))
                    .filter(invitation ->
                            after.map(id -> invitation.id().compareTo(id) > 0).orElse(true))
                    .limit(limit)
                    .toList();
        }

        @Override
        public boolean remove(Invitation invitation, List<AuditEvent> told) {
            boolean removed = invitations.remove(key(invitation.organisation(), invitation.id())) != null;
            if (removed) {
                events.addAll(told);
            }
            return removed;
        }

        @Override
        public Acceptance accept(
                Invitation invitation, String user, Instant now, List<AuditEvent> told, Optional<Claim> claim) {
            claims.check(claim);
            if (find(invitation.organisation(), invitation.id()).isEmpty()) {
                return Acceptance.GONE;
            }
            if (members.containsKey(key(invitation.organisation(), user))) {
                return Acceptance.MEMBER_ALREADY;
            }
            if (!room(user)) {
                return Acceptance.TOO_MANY;
            }
            remove(invitation, List.of());
            join(new Member(invitation.organisation(), user, invitation.roles(), now));
            claims.keep(claim);
            events.addAll(told);
            return Acceptance.DONE;
        }
    }
}
