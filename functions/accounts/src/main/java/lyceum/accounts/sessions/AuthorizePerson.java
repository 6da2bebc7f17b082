package lyceum.accounts.sessions;

import java.util.Optional;
import lyceum.accounts.tokens.AccessTokens;
import lyceum.accounts.tokens.Claims;
import lyceum.platform.Caller;
import lyceum.platform.function.Authorizer.Grant;

/** Finds out whom an access token stands for: its signature is checked here, its session, membership and organisation in one read. */
public final class AuthorizePerson {
    private final AccessTokens tokens;
    private final Holders holders;

    AuthorizePerson(AccessTokens tokens, Holders holders) {
        this.tokens = tokens;
        this.holders = holders;
    }

    public AuthorizePerson(AccessTokens tokens, DynamoHolders holders) {
        this(tokens, (Holders) holders);
    }

    /** Empty where the token is none of ours, has expired, or what it was given for has ended. */
    public Optional<Grant> authorize(String token) {
        return tokens.read(token).flatMap(this::grant);
    }

    private Optional<Grant> grant(Claims claims) {
        return holders.holder(claims.userId(), claims.sessionId(), claims.organisation())
                .map(holder -> new Grant(
                        Caller.person(
                                claims.organisation(),
                                claims.userId(),
                                claims.sessionId(),
                                holder.roles(),
                                holder.tier()),
                        holder.tier().peopleKey()));
    }
}
