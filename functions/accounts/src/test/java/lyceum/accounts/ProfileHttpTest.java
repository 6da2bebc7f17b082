package lyceum.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import lyceum.accounts.testing.Rig;
import lyceum.contract.Role;
import lyceum.contract.accounts.AuditType;
import lyceum.contract.accounts.SessionTokens;
import lyceum.contract.accounts.UserApi;
import lyceum.platform.testing.GatewayEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a person sees and changes of himself or herself. */
class ProfileHttpTest {
    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aProfileIsReadOnceAndOnlyAnewWhereItChanged() {
        var tokens = rig.signedIn("ada@example.org");

        var me = rig.http(Rig.by(tokens, UserApi.GET_ME));
        assertThat(me.status()).isEqualTo(200);
        assertThat(rig.calls()).as("the limiter's and its own").isEqualTo(2);

        assertThat(rig.http(Rig.by(tokens, UserApi.GET_ME).header("If-None-Match", "W/\"1\""))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void membersAreReplacedOneByOne() {
        var tokens = rig.signedIn("ada@example.org");

        var changed = patch(tokens, 1, "{\"bio\": \" Counts. \", \"locale\": \"en-GB\"}");

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.headers()).containsEntry("ETag", "W/\"2\"");
        assertThat(changed.json().path("bio").asString()).isEqualTo("Counts.");
        assertThat(changed.json().path("name").asString()).isEqualTo("ada");
        assertThat(rig.http(Rig.by(tokens, UserApi.GET_ME)).text()).isEqualTo(changed.text());
        assertThat(rig.table.told(tokens.organisationId())).endsWith(AuditType.USER_UPDATED);
    }

    @Test
    void anOldVersionChangesNothing() {
        var tokens = rig.signedIn("ada@example.org");
        patch(tokens, 1, "{\"bio\": \"First.\"}");

        assertThat(patch(tokens, 1, "{\"bio\": \"Second.\"}").status()).isEqualTo(412);
        assertThat(rig.http(Rig.by(tokens, UserApi.UPDATE_ME).json("{\"bio\": \"Third.\"}"))
                        .status())
                .isEqualTo(428);
    }

    @Test
    void whatIsNoLanguageIsNamed() {
        var tokens = rig.signedIn("ada@example.org");

        for (String body : new String[] {"{\"locale\": \"en_GB!\"}", "{\"name\": \"\"}", "{}"}) {
            assertThat(patch(tokens, 1, body).status()).as(body).isEqualTo(422);
        }
    }

    @Test
    void aKeyIsNoPerson() {
        assertThat(rig.http(GatewayEvent.to(UserApi.GET_ME).by(Role.OWNER)).status())
                .isEqualTo(403);
        assertThat(rig.http(GatewayEvent.to(UserApi.GET_ME)).status()).isEqualTo(401);
    }

    private Rig.Response patch(SessionTokens by, long version, String body) {
        return rig.http(Rig.by(by, UserApi.UPDATE_ME)
                .header("If-Match", "W/\"" + version + "\"")
                .json(body));
    }
}
