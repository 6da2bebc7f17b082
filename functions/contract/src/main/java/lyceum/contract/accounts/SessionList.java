package lyceum.contract.accounts;

import java.util.List;
import lyceum.contract.Doc;

@Doc("All sessions of a person.")
public record SessionList(
        @Doc("The sessions, newest first; at most the last 100.")
        List<SessionView> sessions) {
    public SessionList {
        sessions = List.copyOf(sessions);
    }
}
