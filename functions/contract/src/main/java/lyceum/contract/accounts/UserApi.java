package lyceum.contract.accounts;

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

/** What a person sees and changes of himself or herself. */
public final class UserApi {
    /** The canonical path and the one without a version, which the load profiles use. */
    public static final String ME = "/api/v1/users/me";

    public static final Problem WRONG_PASSWORD = new Problem(
            "wrong-password",
            403,
            "The present password is another.",
            "Send the password that you log in with; after five wrong ones you have to wait.");

    private static final String ME_ALIAS = "/api/users/me";
    private static final String TAG = "You";
    private static final int PASSWORDS_MAX_BYTES = 10_000;

    public static final Operation GET_ME = Operation.get("getMe", ME)
            .alias(ME_ALIAS)
            .documented(TAG, "Your profile", "The profile of the person who is signed in.")
            .access(Access.person())
            .scope(Scope.ACCOUNTS_READ)
            .takes(Parameter.IF_NONE_MATCH)
            .answers(Reply.json(200, UserView.class, "The person; ETag names the profile's version."))
            .answers(Reply.empty(304, "Nothing has changed."))
            .cached(Caching.revalidate())
            .level(ServiceLevel.SIMPLE_READ)
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation UPDATE_ME = Operation.patch("updateMe", ME)
            .alias(ME_ALIAS)
            .documented(TAG, "Change your profile", "Replaces the members sent and leaves the others.")
            .access(Access.person())
            .scope(Scope.ACCOUNTS_WRITE)
            .body(UpdateMeRequest.class, 20_000, "{\"bio\": \"Counts on it.\", \"locale\": \"en-GB\"}")
            .answers(Reply.json(200, UserView.class, "The person as he or she is now."))
            .level(ServiceLevel.WRITE)
            .conditional()
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation CHANGE_PASSWORD = Operation.post("changePassword", ME + "/password")
            .documented(
                    TAG,
                    "Change your password",
                    "Asks for the present one, and counts wrong ones with those of logging in. All your other sessions end; this one"
                            + " goes on.")
            .access(Access.person())
            .scope(Scope.ACCOUNTS_WRITE)
            .body(ChangePasswordRequest.class, PASSWORDS_MAX_BYTES, """
                    {"current_password": "correct horse battery", "new_password": "staple of another horse"}
                    """)
            .answers(Reply.empty(204, "It is changed, and you are signed in here alone."))
            .fails(WRONG_PASSWORD, AuthApi.TOO_MANY_GUESSES)
            .level(ServiceLevel.AUTHENTICATION)
            .idempotent()
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation DELETE_ME = Operation.delete("deleteMe", ME)
            .alias(ME_ALIAS)
            .documented(
                    TAG,
                    "Delete your account",
                    "For good. Name, address, password and sessions are erased, your memberships end, and the address may register"
                            + " again. The audit log names you by your id alone, which then leads to nothing. An organisation that"
                            + " you own and that has no other members is closed: its name is erased, its API keys end, and its"
                            + " courses can't be reached any more. One that has others needs another owner first.")
            .access(Access.person())
            .scope(Scope.ACCOUNTS_WRITE)
            .body(DeleteMeRequest.class, PASSWORDS_MAX_BYTES, "{\"password\": \"correct horse battery\"}")
            .answers(Reply.empty(204, "You are gone."))
            .fails(WRONG_PASSWORD, AuthApi.TOO_MANY_GUESSES, OrganisationApi.LAST_OWNER)
            .level(ServiceLevel.WAITING)
            .answeredBy(Functions.ACCOUNTS_API);

    public static final List<Operation> ALL = List.of(GET_ME, UPDATE_ME, CHANGE_PASSWORD, DELETE_ME);

    private UserApi() {}
}
