package lyceum.accounts.sessions;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.origins.Origin;
import lyceum.accounts.origins.Origins;
import lyceum.accounts.people.User;
import lyceum.accounts.people.Users;
import lyceum.accounts.sessions.TryPassword.Refusal;
import lyceum.accounts.tokens.AccessTokens;
import lyceum.accounts.tokens.SigningKeys;
import lyceum.contract.Measure;
import lyceum.contract.Problems;
import lyceum.contract.Role;
import lyceum.contract.accounts.AuditType;
import lyceum.contract.accounts.AuthApi;
import lyceum.contract.accounts.LogInRequest;
import lyceum.contract.accounts.RefreshRequest;
import lyceum.contract.accounts.SessionList;
import lyceum.contract.accounts.SessionStatus;
import lyceum.platform.Caller.Principal.Person;
import lyceum.platform.Ids;
import lyceum.platform.function.App;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Call;
import lyceum.platform.http.NoBody;
import lyceum.platform.telemetry.CurrentRun;

/** Binds signing in and out. */
public final class SessionRoutes {
    private final Sessions sessions;
    private final SigningKeys keys;
    private final Origins origins;
    private final LogIn logIn;
    private final RefreshSession refresh;

    public SessionRoutes(
            Users users,
            DynamoSessions sessions,
            TryPassword tries,
            SigningKeys keys,
            Origins origins,
            Ids ids,
            InstantSource clock) {
        var tokens = new AccessTokens(keys, ids, clock);
        this.sessions = sessions;
        this.keys = keys;
        this.origins = origins;
        this.logIn = new LogIn(users, sessions, tries, tokens, ids, clock);
        this.refresh = new RefreshSession(users, sessions, tokens, ids, clock);
    }

    public void bind(App.Builder app) {
        app.operation(AuthApi.LOG_IN, LogInRequest.class, this::logIn)
                .operation(AuthApi.REFRESH_SESSION, RefreshRequest.class, this::refresh)
                .operation(AuthApi.LOG_OUT, this::logOut)
                .operation(AuthApi.GET_SESSION, this::status)
                .operation(AuthApi.LIST_SESSIONS, this::list)
                .operation(AuthApi.REVOKE_SESSION, this::revoke)
                .operation(AuthApi.GET_JWKS, _ -> Answer.json(200, keys.published()));
    }

    private Answer logIn(Call<LogInRequest> call) {
        return switch (counted(logIn.logIn(call.body(), origins.of(call)))) {
            case LogIn.Outcome.SignedIn(User user, Issued issued) -> Answer.json(200, issued.view(user));
            case LogIn.Outcome.Refused(var why) ->
                Refusals.answer(why, AuthApi.INVALID_CREDENTIALS, "No person of this address has this password here.");
        };
    }

    private static LogIn.Outcome counted(LogIn.Outcome outcome) {
        switch (outcome) {
            case LogIn.Outcome.SignedIn _ -> CurrentRun.count(Measure.LOGINS);
            case LogIn.Outcome.Refused(Refusal.Wrong _) -> CurrentRun.count(Measure.LOGINS_FAILED);
            case LogIn.Outcome.Refused(Refusal.Locked _) -> CurrentRun.count(Measure.LOGINS_LOCKED);
            case LogIn.Outcome.Refused(Refusal.Busy _) -> {}
        }
        return outcome;
    }

    private Answer refresh(Call<RefreshRequest> call) {
        return switch (refresh.refresh(call.body(), origins.of(call))) {
            case RefreshSession.Outcome.Renewed(User user, Issued issued) -> Answer.json(200, issued.view(user));
            case RefreshSession.Outcome.Invalid() ->
                Answer.problem(AuthApi.INVALID_REFRESH_TOKEN, "No session goes on with this token.");
            case RefreshSession.Outcome.InFlight() ->
                Answer.problem(AuthApi.REFRESH_IN_FLIGHT, "Another request has just exchanged it.");
        };
    }

    private Answer logOut(Call<NoBody> call) {
        Person person = person(call);
        end(call, person.sessionId());
        return Answer.empty(204);
    }

    private Answer revoke(Call<NoBody> call) {
        return end(call, call.path("session_id"))
                ? Answer.empty(204)
                : Answer.problem(Problems.NOT_FOUND, "No session of yours has this id.");
    }

    private boolean end(Call<NoBody> call, String sessionId) {
        Person person = person(call);
        Origin origin = origins.of(call);
        return sessions.end(
                person.userId(),
                sessionId,
                List.of(new AuditEvent(
                        call.organisation().isEmpty() ? person.userId() : call.organisation(),
                        AuditType.SESSION_REVOKED,
                        person.userId(),
                        sessionId,
                        AuditEvent.Outcome.DONE,
                        origin.network(),
                        origin.requestId())));
    }

    private Answer status(Call<NoBody> call) {
        Person person = person(call);
        Optional<Session> session = sessions.find(person.userId(), person.sessionId());
        return session.map(current -> Answer.json(
                        200,
                        new SessionStatus(
                                true,
                                person.userId(),
                                call.organisation(),
                                call.caller().roles().stream()
                                        .map(Role::word)
                                        .sorted()
                                        .toList(),
                                call.caller().tier().word(),
                                current.view(current.id()))))
                .orElseGet(() -> Answer.problem(Problems.UNAUTHENTICATED, "The session has ended."));
    }

    private Answer list(Call<NoBody> call) {
        Person person = person(call);
        return Answer.json(
                200,
                new SessionList(sessions.of(person.userId()).stream()
                        .map(session -> session.view(person.sessionId()))
                        .toList()));
    }

    static Person person(Call<?> call) {
        return switch (call.caller().principal()) {
            case Person person -> person;
            case lyceum.platform.Caller.Principal.Key _, lyceum.platform.Caller.Principal.Nobody _ ->
                throw new IllegalStateException(call.operation().id() + " is not declared for people");
        };
    }
}
