package lyceum.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lyceum.contract.Functions;
import lyceum.contract.Tier;
import lyceum.contract.accounts.OrganisationCreated;
import lyceum.platform.Json;
import lyceum.platform.Settings;
import lyceum.platform.aws.SignedHttp;
import lyceum.platform.environment.Environment;
import lyceum.platform.function.App;
import lyceum.platform.testing.RecordingTelemetry;
import lyceum.platform.testing.TestClients;
import lyceum.platform.testing.TestLambda;
import lyceum.platform.testing.TestTables;
import lyceum.tables.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The context's functions from bytes to bytes, over a table store in memory. */
class AccountsTest {
    private static final String STAGE = "arn:aws:execute-api:eu-central-1:111111111111:abc/live/";
    private static final SignedHttp GATEWAY =
            (_, _, _) -> new SignedHttp.Reply(201, "{\"id\":\"gw1\"}".getBytes(StandardCharsets.UTF_8));

    private final Tables tables = Tables.inMemory();
    private final RecordingTelemetry telemetry = new RecordingTelemetry();
    private final Environment environment = new Environment(
            Settings.of(settings()),
            TestClients.none().with(tables.client()).with(GATEWAY),
            InstantSource.system(),
            telemetry);
    private final App create = new Accounts().compose(Functions.CREATE_ORGANISATION, environment);
    private final App authorize = new Accounts().compose(Functions.AUTHORIZE, environment);

    AccountsTest() {
        TestTables.create(tables.client(), "accounts");
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void aNewOrganisationsKeyIsAllowedThrough() throws IOException {
        var created = created();

        String policy = bytes(authorize, question(created.apiKey()));

        assertThat(policy)
                .contains(
                        "\"organisation\":\"" + created.organisationId() + "\"",
                        "\"roles\":\"owner\"",
                        "\"tier\":\"standard\"")
                .contains("\"" + STAGE + "*\"")
                .containsPattern("\"usageIdentifierKey\":\"[0-9a-f]{48}\"");
    }

    @Test
    void anUnknownKeyIsUnauthorized() throws IOException {
        String known = created().apiKey();

        for (String key : List.of("nonsense", known.replace("lyc_0", "lyc_1"))) {
            assertThatThrownBy(() -> bytes(authorize, question(key))).hasMessage("Unauthorized");
        }
    }

    @Test
    void aCheckReadsTheKeyAndItsOrganisationAndNotesUseOnceAnHour() throws IOException {
        String key = created().apiKey();
        bytes(authorize, question(key));
        assertThat(telemetry.events().getLast().members()).containsEntry("dynamodb_calls", 3);

        bytes(authorize, question(key));
        assertThat(telemetry.events().getLast().members()).containsEntry("dynamodb_calls", 2);
        assertThat(telemetry.events().toString()).doesNotContain(key);
    }

    @Test
    void aRequestWithoutATierIsRefused() {
        assertThatThrownBy(() -> bytes(create, "{\"name\": \"A\", \"tier\": \"gold\", \"roles\": [\"owner\"]}"))
                .hasMessageContaining("must be one of standard, free");
    }

    @Test
    void missingSettingsAreNamedAtOnce() {
        var bare = new Environment(Settings.of(Map.of()), TestClients.none(), InstantSource.system(), telemetry);

        assertThatThrownBy(() -> new Accounts().compose(Functions.CREATE_ORGANISATION, bare))
                .hasMessageContainingAll("TABLE_NAME", "STANDARD_USAGE_PLAN_ID", "OPERATOR_USAGE_PLAN_ID");
    }

    @Test
    void aFunctionOfAnotherContextIsRefused() {
        assertThatThrownBy(() -> new Accounts().compose(Functions.COURSES_API, environment))
                .hasMessage("accounts has no function courses-api");
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(Map.of("TABLE_NAME", "accounts", "TOKEN_KEYS", "key-1"));
        for (Tier tier : Tier.values()) {
            settings.put(CreateOrganisationSettings.setting(tier), "plan-" + tier.word());
        }
        return settings;
    }

    private OrganisationCreated created() throws IOException {
        String answer = bytes(create, "{\"name\": \"Greendale\", \"tier\": \"standard\", \"roles\": [\"owner\"]}");
        return Json.read(answer, OrganisationCreated.class);
    }

    private static String question(String key) {
        return Json.text(Map.of(
                "type",
                "REQUEST",
                "methodArn",
                STAGE + "GET/api/v1/courses",
                "headers",
                Map.of("Authorization", "ApiKey " + key)));
    }

    private static String bytes(App app, String event) throws IOException {
        var out = new ByteArrayOutputStream();
        app.handle(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, TestLambda.CONTEXT);
        return out.toString(StandardCharsets.UTF_8);
    }
}
