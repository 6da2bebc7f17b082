package lyceum.contract.accounts;

import java.util.List;
import lyceum.contract.Access;
import lyceum.contract.Caching;
import lyceum.contract.Functions;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import lyceum.contract.Reply;
import lyceum.contract.Scope;
import lyceum.contract.ServiceLevel;

/** What a person sees and changes of himself or herself. */
public final class UserApi {
    /** The canonical path and the one without a version, which the load profiles use. */
    public static final String ME = "/api/v1/users/me";

    private static final String ME_ALIAS = "/api/users/me";
    private static final String TAG = "You";

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

    public static final List<Operation> ALL = List.of(GET_ME, UPDATE_ME);

    private UserApi() {}
}
