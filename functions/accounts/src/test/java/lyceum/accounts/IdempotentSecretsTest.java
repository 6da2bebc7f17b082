package lyceum.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import lyceum.accounts.testing.Rig;
import lyceum.contract.Operation;
import lyceum.contract.Role;
import lyceum.contract.Scope;
import lyceum.contract.Tier;
import lyceum.contract.accounts.AuditType;
import lyceum.contract.accounts.InvitationApi;
import lyceum.contract.accounts.KeyApi;
import lyceum.platform.Caller;
import lyceum.platform.testing.GatewayEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests whose answers show a secret, sent again: one effect, and the same bytes for all. */
class IdempotentSecretsTest {
    private static final int CALLERS = 200;
    private static final String KEY = "c3f1b5de-7d0a-4a52-9c4c-6f3f0e1a2b3c";
    private static final String BODY = "{\"name\": \"Import\", \"roles\": [\"viewer\"]}";

    private final Rig rig = new Rig();
    private final String organisation = rig.signedIn("ada@example.org").organisationId();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void twoHundredMakeOneKey() throws ExecutionException, InterruptedException {
        String answer = oneOf(() -> to(KeyApi.CREATE_API_KEY).json(BODY), 201);

        String key = rig.http(to(KeyApi.CREATE_API_KEY).json(BODY).header("Idempotency-Key", KEY))
                .json()
                .path("api_key")
                .asString();
        assertThat(answer).contains(key);
        assertThat(rig.key(key)).containsEntry("organisation", organisation);
        assertThat(rig.http(to(KeyApi.LIST_API_KEYS)).json().path("keys")).hasSize(1);
        assertThat(rig.gatewayKeys()).hasSize(1);
        assertThat(told(AuditType.KEY_CREATED)).hasSize(1);
        assertThat(rig.table.text()).doesNotContain(key.substring(31), KEY);
    }

    @Test
    void twoHundredRotateOnce() throws ExecutionException, InterruptedException {
        var made = rig.http(to(KeyApi.CREATE_API_KEY).json(BODY)).json();
        String id = made.at("/key/key_id").asString();

        String answer = oneOf(() -> to(KeyApi.ROTATE_API_KEY).path("key_id", id).json("{\"overlap_hours\": 1}"), 200);

        assertThat(told(AuditType.KEY_ROTATED)).hasSize(1);
        assertThat(answer).doesNotContain(made.path("api_key").asString());
        assertThat(rig.key(made.path("api_key").asString())).as("the overlap").isNotEmpty();
    }

    @Test
    void twoHundredInviteOnce() throws ExecutionException, InterruptedException {
        oneOf(() -> to(InvitationApi.INVITE_MEMBER).json("{\"roles\": [\"viewer\"]}"), 201);

        assertThat(rig.http(to(InvitationApi.LIST_INVITATIONS)).json().path("invitations"))
                .hasSize(1);
        assertThat(told(AuditType.INVITATION_CREATED)).hasSize(1);
    }

    @Test
    void anotherBodyIsRefusedAndLeavesNoGatewayKey() {
        rig.http(to(KeyApi.CREATE_API_KEY).json(BODY).header("Idempotency-Key", KEY));

        var other = rig.http(
                to(KeyApi.CREATE_API_KEY).json(BODY.replace("Import", "Export")).header("Idempotency-Key", KEY));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency-mismatch");
        assertThat(rig.gatewayKeys()).hasSize(1);
    }

    /** Sends the request two hundred times at once; the body that all were answered with. */
    private String oneOf(Supplier<GatewayEvent> request, int status) throws ExecutionException, InterruptedException {
        var bodies = new HashSet<String>();
        int first = 0;
        var go = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Rig.Response>> answers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                GatewayEvent event = request.get().header("Idempotency-Key", KEY);
                answers.add(callers.submit(() -> {
                    go.await();
                    return rig.http(event);
                }));
            }
            go.countDown();
            for (Future<Rig.Response> answer : answers) {
                Rig.Response response = answer.get();
                assertThat(response.status()).as(response.text()).isEqualTo(status);
                bodies.add(response.text());
                first += response.headers().containsKey("Idempotent-Replayed") ? 0 : 1;
            }
        }
        assertThat(first).isEqualTo(1);
        assertThat(bodies).hasSize(1);
        return bodies.iterator().next();
    }

    private GatewayEvent to(Operation operation) {
        return GatewayEvent.to(operation)
                .by(Caller.key(
                        organisation,
                        "01JD9Z6Q4M8T5X2B7N3C1VKPWR",
                        Set.of(Role.OWNER),
                        Set.of(Scope.values()),
                        Tier.OPERATOR))
                .path("organisation_id", organisation);
    }

    private List<AuditType> told(AuditType type) {
        return rig.table.told(organisation).stream().filter(type::equals).toList();
    }
}
