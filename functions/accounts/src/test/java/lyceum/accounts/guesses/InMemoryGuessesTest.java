package lyceum.accounts.guesses;

import java.util.List;
import lyceum.accounts.audit.AuditEvent;
import lyceum.contract.accounts.AuditType;

class InMemoryGuessesTest extends GuessesContract {
    private final InMemoryGuesses guesses = new InMemoryGuesses(clock);

    @Override
    Guesses guesses() {
        return guesses;
    }

    @Override
    List<AuditType> told(String chain) {
        return guesses.events.stream()
                .filter(event -> event.chain().equals(chain))
                .map(AuditEvent::type)
                .toList();
    }
}
