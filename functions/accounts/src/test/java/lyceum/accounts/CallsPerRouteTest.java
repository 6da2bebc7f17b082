package lyceum.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lyceum.accounts.testing.People;
import lyceum.accounts.testing.TestKms;
import lyceum.contract.Functions;
import lyceum.contract.Operation;
import lyceum.contract.Role;
import lyceum.contract.Tier;
import lyceum.contract.accounts.AuditApi;
import lyceum.contract.accounts.CreateOrganisation;
import lyceum.contract.accounts.InvitationApi;
import lyceum.contract.accounts.KeyApi;
import lyceum.contract.accounts.OrganisationApi;
import lyceum.platform.Json;
import lyceum.platform.Settings;
import lyceum.platform.aws.SignedHttp;
import lyceum.platform.environment.Environment;
import lyceum.platform.function.App;
import lyceum.platform.testing.GatewayEvent;
import lyceum.platform.testing.RecordingTelemetry;
import lyceum.platform.testing.TestClients;
import lyceum.platform.testing.TestLambda;
import lyceum.platform.testing.TestTables;
import lyceum.tables.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

/** How often each route of keys, organisations and the audit log asks the table; docs/figures.md names these numbers. */
class CallsPerRouteTest {
    /** Each request is counted against its caller's limits in one call. */
    private static final int LIMITER = 1;

    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));
    private static final SignedHttp GATEWAY = (method, _, _) -> new SignedHttp.Reply(
            200,
            (method.equals("GET")
                            ? "{\"item\": [{\"id\": \"p1\", \"name\": \"L-free\"}, {\"id\": \"p2\", \"name\": \"L-starter\"}]}"
                            : "{\"id\": \"gw1\"}")
                    .getBytes(StandardCharsets.UTF_8));

    private final Tables tables = Tables.inMemory();
    private final RecordingTelemetry telemetry = new RecordingTelemetry();
    private final App api;
    private final String organisation;

    CallsPerRouteTest() {
        TestTables.create(tables.client(), "accounts");
        TestTables.create(tables.client(), "limits");
        var settings = new TreeMap<>(Map.of(
                "TABLE_NAME",
                "accounts",
                "LIMITS_TABLE_NAME",
                "limits",
                "CURSOR_SECRET",
                "0".repeat(32),
                "USAGE_PLAN_PREFIX",
                "L-",
                "TOKEN_KEYS",
                "key-1"));
        for (Tier tier : Tier.values()) {
            settings.put(CreateOrganisationSettings.setting(tier), "plan-" + tier.word());
        }
        var environment = new Environment(
                Settings.of(settings),
                TestClients.none().with(tables.client()).with(new TestKms()).with(GATEWAY),
                CLOCK,
                telemetry);
        api = new Accounts().compose(Functions.ACCOUNTS_API, environment);
        App create = new Accounts().compose(Functions.CREATE_ORGANISATION, environment);
        var request = new CreateOrganisation("Greendale", "free", List.of("owner"));
        organisation = String.valueOf(
                Json.read(bytes(create, Json.bytes(request)), MEMBERS).get("organisation_id"));
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void keys() {
        String id = created(KeyApi.CREATE_API_KEY, "{\"name\": \"K\", \"roles\": [\"viewer\"]}", "key", "key_id", 4);

        calls(to(KeyApi.LIST_API_KEYS), 200, 1);
        calls(to(KeyApi.GET_API_KEY).path("key_id", id), 200, 1);
        calls(to(KeyApi.ROTATE_API_KEY).path("key_id", id).json("{}"), 200, 3);
        calls(to(KeyApi.REVOKE_API_KEY).path("key_id", id), 204, 3);
        calls(to(KeyApi.GET_API_KEY).path("key_id", id), 404, 1);
    }

    @Test
    void organisations() {
        calls(to(OrganisationApi.GET_ORGANISATION), 200, 1);
        calls(
                to(OrganisationApi.RENAME_ORGANISATION)
                        .header("If-Match", "W/\"1\"")
                        .json("{\"name\": \"Hillside\"}"),
                200,
                3);
        calls(to(OrganisationApi.GET_TIER), 200, 1);
        // The organisation, the chain's head, the change, the list of keys, and one for its only key.
        calls(to(OrganisationApi.CHANGE_TIER).json("{\"tier\": \"starter\"}"), 200, 5);
        calls(to(OrganisationApi.CHANGE_TIER).json("{\"tier\": \"starter\"}"), 200, 2);
    }

    @Test
    void membersAndInvitations() {
        String nobody = People.id("usr_", 1);
        calls(to(OrganisationApi.LIST_MEMBERS), 200, 1);
        calls(to(OrganisationApi.REMOVE_MEMBER).path("user_id", nobody), 404, 1);
        calls(to(OrganisationApi.CHANGE_MEMBER).path("user_id", nobody).json("{\"roles\": [\"viewer\"]}"), 404, 1);
        String id = created(InvitationApi.INVITE_MEMBER, "{\"roles\": [\"viewer\"]}", "invitation", "invitation_id", 2);
        calls(to(InvitationApi.LIST_INVITATIONS), 200, 1);
        calls(to(InvitationApi.REVOKE_INVITATION).path("invitation_id", id), 204, 3);
    }

    @Test
    void theAuditLog() {
        // The head, to see where the range ends, and the entries of one month.
        calls(ranged(AuditApi.LIST_AUDIT_EVENTS), 200, 2);
        // The search for the beginning among two entries asks for one of them; the export is told itself.
        calls(ranged(AuditApi.EXPORT_AUDIT_LOG), 200, 5);
        // The head, the entries, and whether there is one beyond the head.
        calls(to(AuditApi.VERIFY_AUDIT_LOG), 200, 3);
    }

    private GatewayEvent ranged(Operation operation) {
        return to(operation).query("from", "2026-11-21T00:00:00Z").query("to", "2026-11-22T00:00:00Z");
    }

    private GatewayEvent to(Operation operation) {
        return GatewayEvent.to(operation).by(organisation, Role.OWNER).path("organisation_id", organisation);
    }

    private String created(Operation operation, String body, String object, String member, int calls) {
        String answer =
                String.valueOf(calls(to(operation).json(body), 201, calls).get("body"));
        Map<String, Object> made = Json.read(answer.getBytes(StandardCharsets.UTF_8), MEMBERS);
        return made.get(object) instanceof Map<?, ?> view ? String.valueOf(view.get(member)) : "none";
    }

    private Map<String, Object> calls(GatewayEvent event, int status, int calls) {
        Map<String, Object> answer = Json.read(bytes(api, event.bytes()), MEMBERS);
        assertThat(answer).as(answer.toString()).containsEntry("statusCode", status);
        assertThat(telemetry.events().getLast().members()).containsEntry("dynamodb_calls", LIMITER + calls);
        return answer;
    }

    private static byte[] bytes(App app, byte[] event) {
        var out = new ByteArrayOutputStream();
        try {
            app.handle(new ByteArrayInputStream(event), out, TestLambda.CONTEXT);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
