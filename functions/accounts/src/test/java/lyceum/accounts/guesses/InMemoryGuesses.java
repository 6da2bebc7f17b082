package lyceum.accounts.guesses;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.testing.Claims;
import lyceum.platform.http.Claim;

final class InMemoryGuesses implements Guesses {
    final List<AuditEvent> events = new ArrayList<>();
    private final Map<List<String>, Count> counts = new HashMap<>();
    private final Claims claims = new Claims();
    private final InstantSource clock;

    InMemoryGuesses(InstantSource clock) {
        this.clock = clock;
    }

    private record Count(int number, Instant until) {}

    @Override
    public synchronized Standing standing(String account, String network) {
        var ofAccount = counted(List.of("account", account));
        var ofNetwork = counted(List.of("network", network));
        return new Standing(
                ofAccount.map(Count::number).orElse(0),
                ofNetwork.map(Count::number).orElse(0),
                ofAccount.map(Count::until).orElse(Instant.EPOCH),
                ofNetwork.map(Count::until).orElse(Instant.EPOCH));
    }

    @Override
    public synchronized Admission take(String account, String network) {
        var key = List.of("account", account, network);
        var now = counted(key);
        if (now.filter(count -> count.number() >= PER_ACCOUNT_AND_NETWORK).isPresent()) {
            return new Admission.Refused(now.get().until());
        }
        return new Admission.Admitted(more(key, 1));
    }

    @Override
    public synchronized void giveBack(String account, String network) {
        var key = List.of("account", account, network);
        if (counted(key).filter(count -> count.number() > 0).isPresent()) {
            more(key, -1);
        }
    }

    @Override
    public synchronized void wrong(String account, String network) {
        more(List.of("account", account), 1);
        more(List.of("network", network), 1);
    }

    @Override
    public synchronized void forget(String account, List<AuditEvent> told, Optional<Claim> claim) {
        claims.check(claim);
        counts.keySet().removeIf(key -> key.subList(0, 2).equals(List.of("account", account)));
        claims.keep(claim);
        events.addAll(told);
    }

    private Optional<Count> counted(List<String> key) {
        return Optional.ofNullable(counts.get(key))
                .filter(count -> count.until().isAfter(clock.instant()));
    }

    private int more(List<String> key, int change) {
        Count now = counted(key).orElseGet(() -> new Count(0, clock.instant().plus(WINDOW)));
        counts.put(key, new Count(now.number() + change, now.until()));
        return now.number() + change;
    }
}
