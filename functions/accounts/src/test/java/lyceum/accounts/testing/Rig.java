package lyceum.accounts.testing;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import lyceum.accounts.Accounts;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.Functions;
import lyceum.contract.Operation;
import lyceum.contract.Role;
import lyceum.contract.Tier;
import lyceum.contract.accounts.AuthApi;
import lyceum.contract.accounts.InvitationApi;
import lyceum.contract.accounts.SessionTokens;
import lyceum.platform.Caller;
import lyceum.platform.Json;
import lyceum.platform.Settings;
import lyceum.platform.environment.Environment;
import lyceum.platform.function.App;
import lyceum.platform.testing.GatewayEvent;
import lyceum.platform.testing.RecordingTelemetry;
import lyceum.platform.testing.TestClients;
import lyceum.platform.testing.TestLambda;
import tools.jackson.databind.JsonNode;

/** The API function and the authorizer over a table and keys in memory, with a clock of their own. */
public final class Rig implements AutoCloseable {
    private static final String STAGE = "arn:aws:execute-api:eu-central-1:111111111111:abc/live/GET/x";

    public final SettableClock clock = new SettableClock();
    public final AccountsTable table = new AccountsTable(clock);
    public final RecordingTelemetry telemetry = new RecordingTelemetry();
    private final TestKms kms = new TestKms();
    private final LiveGateway gateway = new LiveGateway();
    private final App api = compose(Functions.ACCOUNTS_API);
    private final App authorize = compose(Functions.AUTHORIZE);

    /** An answer. */
    public record Response(int status, Map<String, String> headers, String text) {
        public JsonNode json() {
            return Json.tree(text.getBytes(StandardCharsets.UTF_8));
        }

        public <T> T as(Class<T> type) {
            return Json.read(text, type);
        }

        /** The problem's slug; empty where it is none. */
        public String code() {
            return json().path("code").asString("");
        }
    }

    private App compose(FunctionDeclaration function) {
        var settings = Settings.of(Map.of(
                "TABLE_NAME",
                AccountsTable.NAME,
                "TOKEN_KEYS",
                "key-1,key-2",
                "LIMITS_TABLE_NAME",
                AccountsTable.LIMITS,
                "CURSOR_SECRET",
                "0".repeat(32),
                "USAGE_PLAN_PREFIX",
                "L-"));
        var clients = TestClients.none().with(table.dynamo()).with(kms).with(gateway);
        return new Accounts().compose(function, new Environment(settings, clients, clock, telemetry));
    }

    public Response http(GatewayEvent event) {
        APIGatewayProxyResponseEvent answer = api.http(event.typed(), TestLambda.CONTEXT);
        return new Response(answer.getStatusCode(), answer.getHeaders(), answer.getBody());
    }

    /** A request from an address, by way of the edge. */
    public static GatewayEvent from(String address, Operation operation) {
        return GatewayEvent.to(operation).header("X-Forwarded-For", address + ", 198.51.100.200");
    }

    public Response register(String email, String password) {
        return http(from("203.0.113.9", AuthApi.REGISTER_USER)
                .json(Json.text(Map.of("email", email, "password", password))));
    }

    public Response logIn(String address, String email, String password) {
        return http(from(address, AuthApi.LOG_IN).json(Json.text(Map.of("email", email, "password", password))));
    }

    public Response refresh(String token) {
        return http(from("203.0.113.9", AuthApi.REFRESH_SESSION).json(Json.text(Map.of("refresh_token", token))));
    }

    /** A new person who is signed in. */
    public SessionTokens signedIn(String email) {
        register(email, "correct horse");
        return logIn("203.0.113.9", email, "correct horse").as(SessionTokens.class);
    }

    /** The context that the authorizer answers for a bearer token; empty where it refuses. */
    public Map<String, Object> bearer(String token) {
        return authorized("Bearer " + token);
    }

    /** The same for an API key. */
    public Map<String, Object> key(String key) {
        return authorized("ApiKey " + key);
    }

    /** The gateway's keys that there are. */
    public Set<String> gatewayKeys() {
        return gateway.keys();
    }

    /** The token of an invitation that an owner makes. */
    public String invite(SessionTokens owner, String body) {
        return http(by(owner, InvitationApi.INVITE_MEMBER)
                        .path("organisation_id", owner.organisationId())
                        .json(body))
                .json()
                .path("token")
                .asString();
    }

    public Response accept(SessionTokens guest, String token) {
        return http(by(guest, InvitationApi.ACCEPT_INVITATION).json(Json.text(Map.of("token", token))));
    }

    private Map<String, Object> authorized(String credentials) {
        byte[] question = Json.bytes(
                Map.of("type", "REQUEST", "methodArn", STAGE, "headers", Map.of("Authorization", credentials)));
        var out = new ByteArrayOutputStream();
        try {
            authorize.handle(new ByteArrayInputStream(question), out, TestLambda.CONTEXT);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (RuntimeException refused) {
            if ("Unauthorized".equals(refused.getMessage())) {
                return Map.of();
            }
            throw refused;
        }
        JsonNode answer = Json.tree(out.toByteArray());
        return Map.of(
                "organisation", answer.at("/context/organisation").asString(""),
                "roles", answer.at("/context/roles").asString(""),
                "tier", answer.at("/context/tier").asString(""),
                "usage_key",
                        Objects.requireNonNull(answer.path("usageIdentifierKey").asString("")));
    }

    /** A request by the person to whom these tokens were given, as owner of the organisation. */
    public static GatewayEvent by(SessionTokens tokens, Operation operation) {
        return from("203.0.113.9", operation)
                .by(Caller.person(
                        tokens.organisationId(),
                        tokens.user().userId(),
                        tokens.sessionId(),
                        Set.of(Role.OWNER),
                        Tier.FREE));
    }

    /** How many calls of DynamoDB the last request made. */
    public int calls() {
        return ((Number) Objects.requireNonNull(
                        telemetry.events().getLast().members().get("dynamodb_calls")))
                .intValue();
    }

    @Override
    public void close() {
        table.close();
    }
}
