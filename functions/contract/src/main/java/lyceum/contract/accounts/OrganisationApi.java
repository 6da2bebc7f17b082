package lyceum.contract.accounts;

import static lyceum.contract.Access.roles;

import java.util.List;
import lyceum.contract.Access;
import lyceum.contract.Caching;
import lyceum.contract.Functions;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import lyceum.contract.Problem;
import lyceum.contract.Problems;
import lyceum.contract.Reply;
import lyceum.contract.Role;
import lyceum.contract.Scope;
import lyceum.contract.ServiceLevel;

/** Organisations: their names, tiers and members. A caller sees the organisation that its key or token is for. */
public final class OrganisationApi {
    public static final Problem LAST_OWNER = new Problem(
            "last-owner", 409, "An organisation keeps at least one owner.", "Make somebody else an owner first.");

    /** The most organisations that a person belongs to. */
    public static final int ORGANISATIONS_MAX = 10;

    public static final Problem TOO_MANY_ORGANISATIONS = new Problem(
            "too-many-organisations",
            409,
            "You belong to as many organisations as anybody may.",
            "Leave one that you don't need: ten are the most.");

    private static final Access EVERYONE =
            roles(Role.OWNER, Role.ADMIN, Role.TEACHER, Role.PUPIL, Role.DEVELOPER, Role.VIEWER, Role.OPERATOR);
    private static final Access STAFF = roles(Role.OWNER, Role.ADMIN, Role.TEACHER);
    static final Access KEEPERS = roles(Role.OWNER, Role.ADMIN);
    static final String TAG = "Organisations";
    static final String PATH = "/api/v1/organisations/{organisation_id}";
    static final int BODY_MAX_BYTES = 10_000;
    static final Parameter ORGANISATION =
            Parameter.path("organisation_id", "The organisation.", "org_01JD9Z6Q4M8T5X2B7N3C1VKPWR");
    private static final Parameter USER = Parameter.path("user_id", "The member.", "usr_01JD9Z6Q4M8T5X2B7N3C1VKPWR");

    public static final Operation CREATE_ORGANISATION = Operation.post("createOrganisation", "/api/v1/organisations")
            .documented(
                    TAG,
                    "Make an organisation",
                    "In the free tier, with you as its owner. Your token stays good for the organisation that it is for: log in or"
                            + " refresh with the new one's id to work there. A person belongs to ten organisations at most.")
            .access(Access.person())
            .scope(Scope.ACCOUNTS_WRITE)
            .body(CreateOrganisationRequest.class, BODY_MAX_BYTES, "{\"name\": \"Greendale Evening School\"}")
            .answers(Reply.json(201, OrganisationView.class, "The organisation; Location names it."))
            .fails(TOO_MANY_ORGANISATIONS)
            .level(ServiceLevel.WRITE)
            .idempotent()
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation LIST_ORGANISATIONS = Operation.get("listOrganisations", "/api/v1/organisations")
            .documented(TAG, "Your organisations", "All that you belong to, with your roles in each.")
            .access(Access.person())
            .scope(Scope.ACCOUNTS_READ)
            .answers(Reply.json(200, MembershipList.class, "The organisations."))
            .level(ServiceLevel.LIST_READ)
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation GET_ORGANISATION = Operation.get("getOrganisation", PATH)
            .documented(TAG, "An organisation", "Its name and tier.")
            .access(EVERYONE)
            .scope(Scope.ACCOUNTS_READ)
            .takes(ORGANISATION, Parameter.IF_NONE_MATCH)
            .answers(Reply.json(200, OrganisationView.class, "The organisation; ETag names its version."))
            .answers(Reply.empty(304, "Nothing has changed."))
            .cached(Caching.revalidate())
            .level(ServiceLevel.SIMPLE_READ)
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation RENAME_ORGANISATION = Operation.patch("renameOrganisation", PATH)
            .documented(TAG, "Rename an organisation", "Its id stays.")
            .access(KEEPERS)
            .scope(Scope.ACCOUNTS_WRITE)
            .takes(ORGANISATION)
            .body(RenameOrganisationRequest.class, BODY_MAX_BYTES, "{\"name\": \"Greendale Evening School\"}")
            .answers(Reply.json(200, OrganisationView.class, "The organisation as it is now."))
            .level(ServiceLevel.WRITE)
            .conditional()
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation GET_TIER = Operation.get("getTier", PATH + "/tier")
            .documented(TAG, "How much an organisation may call", "Each of its keys and people by themselves.")
            .access(EVERYONE)
            .scope(Scope.ACCOUNTS_READ)
            .takes(ORGANISATION, Parameter.IF_NONE_MATCH)
            .answers(Reply.json(200, TierView.class, "The tier with its limits."))
            .answers(Reply.empty(304, "Nothing has changed."))
            .cached(Caching.revalidate())
            .level(ServiceLevel.SIMPLE_READ)
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation CHANGE_TIER = Operation.patch("changeTier", PATH + "/tier")
            .documented(
                    TAG,
                    "Change an organisation's tier",
                    "Moves all its keys to the new limits, within a minute. If it is cut short, send it again: it goes on where it"
                            + " stopped. The tier operator is given and taken by operators alone.")
            .access(roles(Role.OWNER))
            .scope(Scope.ACCOUNTS_WRITE)
            .takes(ORGANISATION)
            .body(ChangeTierRequest.class, BODY_MAX_BYTES, "{\"tier\": \"operator\"}")
            .answers(Reply.json(200, TierView.class, "The tier as it is now."))
            .level(ServiceLevel.WAITING)
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation LIST_MEMBERS = Operation.get("listMembers", PATH + "/members")
            .documented(TAG, "The people of an organisation", "With their roles; owners and admins see addresses too.")
            .access(STAFF)
            .scope(Scope.ACCOUNTS_READ)
            .takes(ORGANISATION, Parameter.LIMIT, Parameter.CURSOR)
            .answers(Reply.json(200, MemberPage.class, "A page of members."))
            .fails(Problems.INVALID_CURSOR)
            .level(ServiceLevel.LIST_READ)
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation CHANGE_MEMBER = Operation.patch("changeMember", PATH + "/members/{user_id}")
            .documented(
                    TAG,
                    "Give a member other roles",
                    "Nobody gives or takes roles that they may not give themselves. They hold within a minute.")
            .access(KEEPERS)
            .scope(Scope.ACCOUNTS_WRITE)
            .takes(ORGANISATION, USER)
            .body(ChangeMemberRequest.class, BODY_MAX_BYTES, "{\"roles\": [\"teacher\"]}")
            .answers(Reply.json(200, MemberView.class, "The member as it is now."))
            .fails(LAST_OWNER)
            .level(ServiceLevel.WRITE)
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation REMOVE_MEMBER = Operation.delete("removeMember", PATH + "/members/{user_id}")
            .documented(
                    TAG,
                    "Remove a member",
                    "Everyone may remove themselves. The person's tokens for this organisation end within a minute.")
            .access(EVERYONE)
            .scope(Scope.ACCOUNTS_WRITE)
            .takes(ORGANISATION, USER)
            .answers(Reply.empty(204, "No longer a member."))
            .fails(LAST_OWNER)
            .level(ServiceLevel.WRITE)
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation UNLOCK_MEMBER = Operation.post("unlockMember", PATH + "/members/{user_id}/unlock")
            .documented(
                    TAG,
                    "Let a member log in again",
                    "Forgets the wrong passwords that were tried for the member, so that nobody has to wait for the time to pass.")
            .access(KEEPERS)
            .scope(Scope.ACCOUNTS_WRITE)
            .takes(ORGANISATION, USER)
            .answers(Reply.empty(204, "The member may log in."))
            .level(ServiceLevel.WRITE)
            .idempotent()
            .answeredBy(Functions.ACCOUNTS_API);

    public static final List<Operation> ALL = List.of(
            CREATE_ORGANISATION,
            LIST_ORGANISATIONS,
            GET_ORGANISATION,
            RENAME_ORGANISATION,
            GET_TIER,
            CHANGE_TIER,
            LIST_MEMBERS,
            CHANGE_MEMBER,
            REMOVE_MEMBER,
            UNLOCK_MEMBER);

    private OrganisationApi() {}
}
