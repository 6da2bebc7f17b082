package lyceum.contract.accounts;

import java.time.Duration;
import java.util.List;
import lyceum.contract.Access;
import lyceum.contract.Caching;
import lyceum.contract.Functions;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import lyceum.contract.Problem;
import lyceum.contract.Reply;
import lyceum.contract.Scope;
import lyceum.contract.ServiceLevel;

/** Registering, signing in and out. */
public final class AuthApi {
    public static final Problem EMAIL_TAKEN = new Problem(
            "email-taken",
            409,
            "Somebody has registered with this address.",
            "Log in, or register with another address.");

    public static final Problem INVALID_CREDENTIALS = new Problem(
            "invalid-credentials",
            401,
            "The address or the password is wrong.",
            "Try again; after five wrong passwords you have to wait.");
    public static final Problem TOO_MANY_GUESSES = new Problem(
            "too-many-guesses",
            429,
            "Too many wrong passwords were tried.",
            "Wait for Retry-After, or ask an owner of your organisation to unlock you.");
    public static final Problem INVALID_REFRESH_TOKEN = new Problem(
            "invalid-refresh-token",
            401,
            "This refresh token doesn't work, or no longer.",
            "Log in again. A refresh token works once; one that comes again ends its session.");
    public static final Problem REFRESH_IN_FLIGHT = new Problem(
            "refresh-in-flight",
            409,
            "This refresh token was exchanged a moment ago.",
            "Go on with the tokens of the other answer.");

    private static final String TAG = "Sign-in";
    private static final int BODY_MAX_BYTES = 10_000;

    public static final Operation REGISTER_USER = Operation.post("registerUser", "/api/v1/auth/register")
            .alias("/api/auth/register")
            .documented(
                    TAG,
                    "Register",
                    "Makes a person, and an organisation of the person's own, in the free tier and with the person as its owner; with the"
                            + " token of an invitation, a member of the organisation that invites instead.")
            .access(Access.open())
            .body(RegisterRequest.class, BODY_MAX_BYTES, """
                    {"email": "ada@example.org", "password": "correct horse battery", "name": "Ada"}
                    """)
            .answers(Reply.json(201, UserView.class, "The person; Location names it."))
            .fails(EMAIL_TAKEN, InvitationApi.INVALID_INVITATION)
            .level(ServiceLevel.AUTHENTICATION)
            .idempotent()
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation LOG_IN = Operation.post("logIn", "/api/v1/auth/login")
            .alias("/api/auth/login")
            .documented(
                    TAG,
                    "Log in",
                    "Begins a session. Of the passwords tried for one address from one network within 15 minutes, five are looked at;"
                            + " those after them are answered 429 until the time is over, an owner unlocks the person, or one of the"
                            + " five was right. Takes no Idempotency-Key: each answer is a session of its own.")
            .access(Access.open())
            .body(LogInRequest.class, BODY_MAX_BYTES, """
                    {"email": "ada@example.org", "password": "correct horse battery"}
                    """)
            .answers(Reply.json(200, SessionTokens.class, "The session's tokens."))
            .fails(INVALID_CREDENTIALS, TOO_MANY_GUESSES)
            .level(ServiceLevel.AUTHENTICATION)
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation REFRESH_SESSION = Operation.post("refreshSession", "/api/v1/auth/refresh")
            .documented(
                    TAG,
                    "Go on with a session",
                    "Exchanges a refresh token for the next tokens. A token that comes again has been copied: the session ends for"
                            + " whoever holds a part of it. Within ten seconds of the exchange the answer is 409 instead, since two"
                            + " windows of one person may ask at once. Takes no Idempotency-Key: no answer with tokens is kept.")
            .access(Access.open())
            .body(RefreshRequest.class, BODY_MAX_BYTES, """
                    {"refresh_token": "lyr_01JD9Z6Q4M8T5X2B7N3C1VKPWR"}
                    """)
            .answers(Reply.json(200, SessionTokens.class, "The next tokens."))
            .fails(INVALID_REFRESH_TOKEN, REFRESH_IN_FLIGHT)
            .level(ServiceLevel.WRITE)
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation LOG_OUT = Operation.post("logOut", "/api/v1/auth/logout")
            .documented(
                    TAG,
                    "Log out",
                    "Ends the session of this request. Its access token stops working within a minute, its refresh token at once.")
            .access(Access.person())
            .scope(Scope.ACCOUNTS_WRITE)
            .answers(Reply.empty(204, "The session has ended."))
            .level(ServiceLevel.WRITE)
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation GET_SESSION = Operation.get("getSession", "/api/v1/auth/session")
            .alias("/api/auth/status")
            .documented(TAG, "Who is signed in", "The person and the session of this request.")
            .access(Access.person())
            .scope(Scope.ACCOUNTS_READ)
            .answers(Reply.json(200, SessionStatus.class, "The person and the session."))
            .level(ServiceLevel.SIMPLE_READ)
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation LIST_SESSIONS = Operation.get("listSessions", "/api/v1/auth/sessions")
            .documented(TAG, "Where you are signed in", "All sessions of the person who is signed in.")
            .access(Access.person())
            .scope(Scope.ACCOUNTS_READ)
            .answers(Reply.json(200, SessionList.class, "The sessions."))
            .level(ServiceLevel.LIST_READ)
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation REVOKE_SESSION = Operation.delete(
                    "revokeSession", "/api/v1/auth/sessions/{session_id}")
            .documented(
                    TAG,
                    "End one of your sessions",
                    "Its access token stops working within a minute, its refresh token at once.")
            .access(Access.person())
            .scope(Scope.ACCOUNTS_WRITE)
            .takes(Parameter.path("session_id", "The session.", "ses_01JD9Z6Q4M8T5X2B7N3C1VKPWR"))
            .answers(Reply.empty(204, "It has ended."))
            .level(ServiceLevel.WRITE)
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation GET_JWKS = Operation.get("getJwks", "/.well-known/jwks.json")
            .documented(
                    TAG,
                    "Keys of access tokens",
                    "The public keys that access tokens can be checked with. A new key is published before it signs.")
            .access(Access.open())
            .answers(Reply.json(200, JwksView.class, "The keys."))
            .answers(Reply.empty(304, "Nothing has changed."))
            .cached(Caching.everyone(Duration.ofMinutes(5)))
            .level(ServiceLevel.SIMPLE_READ)
            .answeredBy(Functions.ACCOUNTS_API);

    public static final List<Operation> ALL = List.of(
            REGISTER_USER, LOG_IN, REFRESH_SESSION, LOG_OUT, GET_SESSION, LIST_SESSIONS, REVOKE_SESSION, GET_JWKS);

    private AuthApi() {}
}
