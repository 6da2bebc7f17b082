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

/** API keys: made, shown once, rotated, revoked. */
public final class KeyApi {
    /** The most keys that an organisation has at a time: each has limits of its own. */
    public static final int KEYS_MAX = 50;

    public static final Problem TOO_MANY_KEYS = new Problem(
            "too-many-keys",
            409,
            "The organisation has as many keys as it may have.",
            "Revoke one that is not used: last_used_at says which.");

    private static final Access KEEPERS = roles(Role.OWNER, Role.ADMIN);
    private static final String TAG = "API keys";
    private static final int BODY_MAX_BYTES = 10_000;
    private static final Parameter KEY =
            Parameter.path("key_id", "The key's id, which is part of the key.", "01JD9Z6Q4M8T5X2B7N3C1VKPWR");

    public static final Operation CREATE_API_KEY = Operation.post("createApiKey", "/api/v1/api-keys")
            .documented(
                    TAG,
                    "Make a key",
                    "The answer shows the key this once; only its hash is stored. Nobody makes a key with roles or scopes that they"
                            + " may not give.")
            .access(KEEPERS)
            .scope(Scope.KEYS_WRITE)
            .body(CreateApiKeyRequest.class, BODY_MAX_BYTES, """
                    {"name": "Course import", "roles": ["teacher"], "scopes": ["courses:read", "courses:write"]}
                    """)
            .answers(Reply.json(201, NewApiKey.class, "The key; Location names it."))
            .fails(TOO_MANY_KEYS)
            .level(ServiceLevel.WRITE)
            .idempotent()
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation LIST_API_KEYS = Operation.get("listApiKeys", "/api/v1/api-keys")
            .documented(
                    TAG,
                    "The organisation's keys, oldest first",
                    "Without their secrets, which nobody has. An expired key is listed until it is revoked or another one is made.")
            .access(KEEPERS)
            .scope(Scope.KEYS_READ)
            .takes(Parameter.LIMIT, Parameter.CURSOR)
            .answers(Reply.json(200, ApiKeyPage.class, "A page of keys."))
            .fails(Problems.INVALID_CURSOR)
            .level(ServiceLevel.LIST_READ)
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation GET_API_KEY = Operation.get("getApiKey", "/api/v1/api-keys/{key_id}")
            .documented(TAG, "A key", "What it may do, when it was last used, when it ends.")
            .access(KEEPERS)
            .scope(Scope.KEYS_READ)
            .takes(KEY, Parameter.IF_NONE_MATCH)
            .answers(Reply.json(200, ApiKeyView.class, "The key, without its secret."))
            .answers(Reply.empty(304, "Nothing has changed."))
            .cached(Caching.revalidate())
            .level(ServiceLevel.SIMPLE_READ)
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation ROTATE_API_KEY = Operation.post("rotateApiKey", "/api/v1/api-keys/{key_id}/rotate")
            .documented(
                    TAG,
                    "Give a key a new secret",
                    "The answer shows the new key this once. The old one goes on working for overlap_hours, so that its users can"
                            + " change over; 0 ends it within a minute.")
            .access(KEEPERS)
            .scope(Scope.KEYS_WRITE)
            .takes(KEY)
            .body(RotateApiKeyRequest.class, BODY_MAX_BYTES, "{\"overlap_hours\": 24}")
            .answers(Reply.json(200, NewApiKey.class, "The key with its new secret."))
            .level(ServiceLevel.WRITE)
            .idempotent()
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation REVOKE_API_KEY = Operation.delete("revokeApiKey", "/api/v1/api-keys/{key_id}")
            .documented(
                    TAG,
                    "Revoke a key",
                    "For good. The gateway may let it through for up to a minute more, from its cache.")
            .access(KEEPERS)
            .scope(Scope.KEYS_WRITE)
            .takes(KEY)
            .answers(Reply.empty(204, "It is revoked."))
            .level(ServiceLevel.WRITE)
            .answeredBy(Functions.ACCOUNTS_API);

    public static final List<Operation> ALL =
            List.of(CREATE_API_KEY, LIST_API_KEYS, GET_API_KEY, ROTATE_API_KEY, REVOKE_API_KEY);

    private KeyApi() {}
}
