package lyceum.contract.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lyceum.contract.Doc;

@Doc("A key, without its secret.")
public record ApiKeyView(
        @Doc("The key's id, the part of it between lyc_ and its secret.")
        String keyId,

        @Doc("What it is for.") String name,
        @Doc("What its callers are.") List<String> roles,

        @Doc("What it is confined to; absent where its roles alone decide.")
        Optional<List<String>> scopes,

        @Doc("active, or expired.") String state,
        @Doc("When it was made.") Instant createdAt,

        @Doc("Who made it: a person's id, key_ and a key's id, or operator.")
        String createdBy,

        @Doc("When it stops working; absent for never.") Optional<Instant> expiresAt,

        @Doc("When it was last used, to the hour at best; absent for never.")
        Optional<Instant> lastUsedAt,

        @Doc("When it got its present secret, if not its first.")
        Optional<Instant> rotatedAt,

        @Doc("Until when its secret before works; absent where there is none.")
        Optional<Instant> overlapUntil) {}
