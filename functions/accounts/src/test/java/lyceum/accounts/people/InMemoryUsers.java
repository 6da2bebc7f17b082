package lyceum.accounts.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.invitations.Invitation;
import lyceum.accounts.testing.Claims;
import lyceum.contract.accounts.Emails;
import lyceum.platform.http.Claim;

final class InMemoryUsers implements Users {
    final List<AuditEvent> events = new ArrayList<>();
    private final Map<String, User> byId = new HashMap<>();
    private final Map<String, String> byEmail = new HashMap<>();
    private final Claims claims = new Claims();
    private final Set<String> joined = new HashSet<>();

    @Override
    public synchronized Added add(
            User user, Optional<Invitation> invitation, List<AuditEvent> told, Optional<Claim> claim) {
        claims.check(claim);
        if (byEmail.putIfAbsent(user.email(), user.id()) != null) {
            return Added.EMAIL_TAKEN;
        }
        if (invitation.isPresent() && !joined.add(invitation.get().id())) {
            byEmail.remove(user.email());
            return Added.INVITATION_GONE;
        }
        byId.put(user.id(), user);
        claims.keep(claim);
        events.addAll(told);
        return Added.DONE;
    }

    @Override
    public synchronized Optional<User> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public synchronized Optional<String> idOf(String email) {
        return Optional.ofNullable(byEmail.get(Emails.normalised(email)));
    }

    @Override
    public synchronized Map<String, User> named(List<String> ids) {
        return ids.stream().flatMap(id -> find(id).stream()).collect(Collectors.toMap(User::id, Function.identity()));
    }

    @Override
    public synchronized boolean change(User next, List<AuditEvent> told) {
        boolean current = find(next.id())
                .filter(user -> user.version() == next.version() - 1)
                .isPresent();
        if (current) {
            byId.put(next.id(), next);
            events.addAll(told);
        }
        return current;
    }
}
