package lyceum.accounts;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import lyceum.accounts.audit.AuditRoutes;
import lyceum.accounts.audit.DynamoAuditLog;
import lyceum.accounts.callers.Actor;
import lyceum.accounts.guesses.DynamoGuesses;
import lyceum.accounts.invitations.DynamoInvitations;
import lyceum.accounts.keys.AuthorizeCaller;
import lyceum.accounts.keys.DynamoApiKeys;
import lyceum.accounts.keys.DynamoKeyRing;
import lyceum.accounts.keys.GatewayUsagePlans;
import lyceum.accounts.keys.KeyRoutes;
import lyceum.accounts.keys.OpenOrganisation;
import lyceum.accounts.keys.RetireKeys;
import lyceum.accounts.leaving.DynamoDepartures;
import lyceum.accounts.leaving.LeavingRoutes;
import lyceum.accounts.lists.Paging;
import lyceum.accounts.organisations.DynamoMembers;
import lyceum.accounts.organisations.DynamoOrganisations;
import lyceum.accounts.organisations.InvitationRoutes;
import lyceum.accounts.organisations.MemberRoutes;
import lyceum.accounts.organisations.OrganisationRoutes;
import lyceum.accounts.passwords.Passwords;
import lyceum.accounts.people.DynamoUsers;
import lyceum.accounts.people.PeopleRoutes;
import lyceum.accounts.sessions.AuthorizePerson;
import lyceum.accounts.sessions.DynamoHolders;
import lyceum.accounts.sessions.DynamoSessions;
import lyceum.accounts.sessions.PasswordRoutes;
import lyceum.accounts.sessions.SessionRoutes;
import lyceum.accounts.sessions.TryPassword;
import lyceum.accounts.table.Writes;
import lyceum.accounts.tokens.AccessTokens;
import lyceum.accounts.tokens.KmsSigningKeys;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.Functions;
import lyceum.contract.Role;
import lyceum.contract.Tier;
import lyceum.contract.accounts.AuditType;
import lyceum.contract.accounts.CreateOrganisation;
import lyceum.platform.environment.Environment;
import lyceum.platform.function.App;
import lyceum.platform.function.Context;
import lyceum.platform.function.Credentials;
import lyceum.platform.http.Cursors;
import lyceum.platform.http.DynamoReplays;

/** The functions of people, organisations and keys, and the one that finds out who is calling. */
public final class Accounts implements Context {
    @Override
    public String name() {
        return "accounts";
    }

    @Override
    public App compose(FunctionDeclaration function, Environment environment) {
        if (function.equals(Functions.ACCOUNTS_API)) {
            return accountsApi(environment);
        } else if (function.equals(Functions.AUTHORIZE)) {
            return authorize(environment);
        } else if (function.equals(Functions.CREATE_ORGANISATION)) {
            return createOrganisation(environment);
        }
        throw new IllegalArgumentException("accounts has no function " + function.id());
    }

    private static App accountsApi(Environment environment) {
        var settings = AccountsApiSettings.of(environment.settings());
        var dynamo = environment.aws().dynamo();
        var ids = environment.ids();
        var clock = InstantSource.tick(environment.clock(), Duration.ofMillis(1));
        var replays = new DynamoReplays(settings.table(), dynamo, clock);
        var audit = new DynamoAuditLog(settings.table(), dynamo, clock, ids);
        var writes = new Writes(settings.table(), audit, replays);
        var users = new DynamoUsers(settings.table(), dynamo, writes);
        var ring = new DynamoKeyRing(settings.table(), dynamo, writes);
        var keys = new DynamoApiKeys(settings.table(), dynamo);
        var plans = GatewayUsagePlans.named(environment.aws().apiGateway(), settings.usagePlanPrefix());
        var cursors = new Cursors(settings.cursorSecret());
        var paging = new Paging(cursors);
        var app = App.of(Functions.ACCOUNTS_API, environment)
                .replays(replays)
                .renewed(plans::forget)
                .canned("apigateway.POST", "{\"id\": \"primed\"}");
        var sessions = new DynamoSessions(settings.table(), dynamo, writes, clock);
        var guesses = new DynamoGuesses(settings.table(), dynamo, writes, clock);
        var passwords = new Passwords(ids);
        var tries = new TryPassword(guesses, passwords, audit, clock);
        var signing = new KmsSigningKeys(environment.aws()::kms, settings.tokenKeys());
        var origins = settings.origins();
        var organisations = new DynamoOrganisations(settings.table(), dynamo, writes);
        var invitations = new DynamoInvitations(settings.table(), dynamo, writes);
        new PeopleRoutes(users, invitations, passwords, origins, ids, clock).bind(app);
        new SessionRoutes(users, sessions, tries, signing, origins, ids, clock).bind(app);
        new PasswordRoutes(users, sessions, guesses, passwords, tries, origins).bind(app);
        var departures = new DynamoDepartures(settings.table(), dynamo, writes, clock);
        new LeavingRoutes(users, departures, tries, guesses, new RetireKeys(ring, plans), origins).bind(app);
        app.canned("kms.GetPublicKey", KmsSigningKeys.EXAMPLE_KEY);
        new KeyRoutes(ring, keys, plans, origins, paging, ids, clock).bind(app);
        new OrganisationRoutes(organisations, users, ring, plans, origins, ids, clock).bind(app);
        new MemberRoutes(new DynamoMembers(settings.table(), dynamo, writes), users, guesses, origins, paging)
                .bind(app);
        new InvitationRoutes(invitations, organisations, users, origins, paging, ids, clock).bind(app);
        new AuditRoutes(audit, cursors, clock, call -> new Actor(call.caller(), origins.of(call))
                        .did(call.organisation(), AuditType.AUDIT_EXPORTED, call.organisation()))
                .bind(app);
        return app.build();
    }

    private static App authorize(Environment environment) {
        var settings = AuthorizeSettings.of(environment.settings());
        var dynamo = environment.aws().dynamo();
        var clock = environment.clock();
        var tokens = new AccessTokens(
                new KmsSigningKeys(environment.aws()::kms, settings.tokenKeys()), environment.ids(), clock);
        var people = new AuthorizePerson(tokens, new DynamoHolders(settings.table(), dynamo, clock));
        var keys = new DynamoApiKeys(settings.table(), dynamo);
        return App.of(Functions.AUTHORIZE, environment)
                .authorizer(
                        new AuthorizeCaller(keys, people::authorize, clock),
                        new Credentials.ApiKey(AuthorizeCaller.EXAMPLE_KEY))
                .canned("dynamodb.GetItem", DynamoApiKeys.EXAMPLE_ITEM)
                .build();
    }

    private static App createOrganisation(Environment environment) {
        var settings = CreateOrganisationSettings.of(environment.settings());
        var example = new CreateOrganisation("Example", Tier.STANDARD.word(), List.of(Role.OWNER.word()));
        var dynamo = environment.aws().dynamo();
        var audit = new DynamoAuditLog(settings.table(), dynamo, environment.clock(), environment.ids());
        var replays = new DynamoReplays(settings.table(), dynamo, environment.clock());
        var open = new OpenOrganisation(
                new DynamoKeyRing(settings.table(), dynamo, new Writes(settings.table(), audit, replays)),
                new GatewayUsagePlans(environment.aws().apiGateway(), settings.usagePlans()),
                environment.ids(),
                environment.clock());
        return App.of(Functions.CREATE_ORGANISATION, environment)
                .manual(CreateOrganisation.class, example, open::open)
                .canned("apigateway.POST", "{\"id\": \"primed\"}")
                .build();
    }
}
