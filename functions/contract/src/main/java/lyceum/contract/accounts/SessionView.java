package lyceum.contract.accounts;

import java.time.Instant;
import lyceum.contract.Doc;

@Doc("Somewhere a person is signed in.")
public record SessionView(
        @Doc("Its id.") String sessionId,

        @Doc("Whether this very request belongs to it.") boolean current,

        @Doc("The organisation that it is signed in to; empty for none.")
        String organisationId,

        @Doc("The network it was begun from, coarsely; empty where unknown.")
        String network,

        @Doc("When the person signed in.") Instant createdAt,
        @Doc("When its tokens were last renewed.") Instant lastUsedAt,

        @Doc("When it ends unless its tokens are renewed before.")
        Instant expiresAt) {}
