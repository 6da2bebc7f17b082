package lyceum.accounts.people;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.invitations.Invitation;
import lyceum.accounts.invitations.Invitations;
import lyceum.accounts.invitations.Token;
import lyceum.accounts.origins.Origin;
import lyceum.accounts.passwords.CommonPasswords;
import lyceum.accounts.passwords.Passwords;
import lyceum.contract.accounts.AuditType;
import lyceum.contract.accounts.Emails;
import lyceum.contract.accounts.RegisterRequest;
import lyceum.platform.Ids;
import lyceum.platform.http.Claim;

/** Registers a person, with an organisation of his or her own or as a member of the one that invites. */
final class RegisterUser {
    private static final String LOCALE = "en";

    private final Users users;
    private final Invitations invitations;
    private final Passwords passwords;
    private final Ids ids;
    private final InstantSource clock;

    RegisterUser(Users users, Invitations invitations, Passwords passwords, Ids ids, InstantSource clock) {
        this.users = users;
        this.invitations = invitations;
        this.passwords = passwords;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Outcome {
        record Registered(User user) implements Outcome {}

        record EmailTaken() implements Outcome {}

        record Busy() implements Outcome {}

        record InvalidInvitation() implements Outcome {}
    }

    Outcome register(RegisterRequest request, Origin origin, Function<User, Optional<Claim>> claim) {
        CommonPasswords.refuse("password", request.password());
        Optional<Invitation> invitation = request.invitation().flatMap(token -> invitation(request, token));
        if (request.invitation().isPresent() && invitation.isEmpty()) {
            return new Outcome.InvalidInvitation();
        }
        return passwords
                .hash(request.password())
                .map(hash -> add(user(request, hash, invitation), invitation, origin, claim))
                .orElseGet(Outcome.Busy::new);
    }

    private Optional<Invitation> invitation(RegisterRequest request, String token) {
        return Token.parse(token)
                .flatMap(known -> invitations.byHash(known.hash()))
                .filter(found -> found.isFor(Emails.normalised(request.email()), clock.instant()));
    }

    private Outcome add(
            User user, Optional<Invitation> invitation, Origin origin, Function<User, Optional<Claim>> claim) {
        var events = new ArrayList<>(List.of(event(user, AuditType.USER_REGISTERED, user.id(), origin)));
        invitation.ifPresentOrElse(
                given -> {
                    events.add(event(user, AuditType.INVITATION_ACCEPTED, given.id(), origin));
                    events.add(event(user, AuditType.MEMBER_ADDED, user.id(), origin));
                },
                () -> events.add(event(user, AuditType.ORGANISATION_CREATED, user.organisation(), origin)));
        return switch (users.add(user, invitation, events, claim.apply(user))) {
            case DONE -> new Outcome.Registered(user);
            case EMAIL_TAKEN -> new Outcome.EmailTaken();
            case INVITATION_GONE -> new Outcome.InvalidInvitation();
        };
    }

    private User user(RegisterRequest request, String hash, Optional<Invitation> invitation) {
        String email = Emails.normalised(request.email());
        String name = request.name().map(String::strip).orElseGet(() -> email.substring(0, email.indexOf('@')));
        String organisation = invitation.map(Invitation::organisation).orElseGet(() -> ids.next("org_"));
        Instant now = clock.instant();
        return new User(ids.next("usr_"), email, name, "", LOCALE, hash, organisation, Set.of(), now, now, 1);
    }

    private static AuditEvent event(User user, AuditType type, String target, Origin origin) {
        return new AuditEvent(
                user.organisation(),
                type,
                user.id(),
                target,
                AuditEvent.Outcome.DONE,
                origin.network(),
                origin.requestId());
    }
}
