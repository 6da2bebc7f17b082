package lyceum.accounts.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lyceum.accounts.audit.AuditEvent;
import lyceum.contract.accounts.Emails;
import lyceum.platform.http.Claim;

final class InMemoryUsers implements Users {
    final List<AuditEvent> events = new ArrayList<>();
    private final Map<String, User> byId = new HashMap<>();
    private final Map<String, String> byEmail = new HashMap<>();
    private final Set<String> claimed = new HashSet<>();

    @Override
    public synchronized boolean add(User user, List<AuditEvent> told, Optional<Claim> claim) {
        claim.map(kept -> kept.key().key()).ifPresent(key -> {
            if (claimed.contains(key)) {
                throw new Claim.Taken();
            }
        });
        if (byEmail.putIfAbsent(user.email(), user.id()) != null) {
            return false;
        }
        byId.put(user.id(), user);
        claim.ifPresent(kept -> claimed.add(kept.key().key()));
        events.addAll(told);
        return true;
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
