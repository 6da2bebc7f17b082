package lyceum.contract.accounts;

import java.util.List;
import lyceum.contract.Access;
import lyceum.contract.Functions;
import lyceum.contract.Operation;
import lyceum.contract.Problem;
import lyceum.contract.Reply;
import lyceum.contract.ServiceLevel;

/** Registering, signing in and out. */
public final class AuthApi {
    public static final Problem EMAIL_TAKEN = new Problem(
            "email-taken",
            409,
            "Somebody has registered with this address.",
            "Log in, or register with another address.");

    private static final String TAG = "Sign-in";
    private static final int BODY_MAX_BYTES = 10_000;

    public static final Operation REGISTER_USER = Operation.post("registerUser", "/api/v1/auth/register")
            .alias("/api/auth/register")
            .documented(
                    TAG,
                    "Register",
                    "Makes a person, and an organisation of the person's own, in the free tier and with the person as its owner.")
            .access(Access.open())
            .body(RegisterRequest.class, BODY_MAX_BYTES, """
                    {"email": "ada@example.org", "password": "correct horse battery", "name": "Ada"}
                    """)
            .answers(Reply.json(201, UserView.class, "The person; Location names it."))
            .fails(EMAIL_TAKEN)
            .level(ServiceLevel.AUTHENTICATION)
            .idempotent()
            .answeredBy(Functions.ACCOUNTS_API);

    public static final List<Operation> ALL = List.of(REGISTER_USER);

    private AuthApi() {}
}
