package lyceum.accounts.organisations;

import static lyceum.accounts.organisations.Fixture.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lyceum.accounts.callers.Actor;
import lyceum.accounts.keys.DynamoApiKeys;
import lyceum.accounts.keys.DynamoKeyRing;
import lyceum.accounts.keys.KeyCard;
import lyceum.accounts.keys.KeyRing;
import lyceum.accounts.keys.OpenOrganisation;
import lyceum.accounts.keys.UsagePlans;
import lyceum.accounts.organisations.ChangeOrganisation.Outcome;
import lyceum.accounts.origins.Origin;
import lyceum.accounts.testing.AccountsTable;
import lyceum.accounts.testing.People;
import lyceum.contract.Role;
import lyceum.contract.Tier;
import lyceum.contract.accounts.AuditType;
import lyceum.contract.accounts.CreateOrganisation;
import lyceum.platform.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeTierTest {
    private static final String USER = People.id("usr_", 500);

    private final Fixture fixture = new Fixture();
    private final KeyRing ring = new DynamoKeyRing(AccountsTable.NAME, fixture.table.dynamo(), fixture.table.writes());
    private final Plans plans = new Plans();
    private final ChangeOrganisation change = new ChangeOrganisation(fixture.organisations, ring, plans);
    private final String organisation = new OpenOrganisation(ring, plans, fixture.ids, fixture.now::get)
            .open(new CreateOrganisation("Greendale", "free", List.of("owner")))
            .organisationId();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void keysMoveWithTheTier() {
        assertThat(change.changeTier(owner(), organisation, Tier.STARTER)).isInstanceOf(Outcome.Changed.class);

        assertThat(fixture.organisations.find(organisation).orElseThrow().tier())
                .isEqualTo(Tier.STARTER);
        assertThat(plans.in.values()).containsOnly(Tier.STARTER);
        assertThat(cards()).extracting(KeyCard::plan).containsOnly(Tier.STARTER);
        assertThat(fixture.table.told(organisation)).last().isEqualTo(AuditType.TIER_CHANGED);
    }

    @Test
    void aChangeCutShortGoesOnWhenItIsSentAgain() {
        plans.broken = true;
        assertThatThrownBy(() -> change.changeTier(owner(), organisation, Tier.STARTER))
                .hasMessage("The gateway is away");
        assertThat(cards()).extracting(KeyCard::plan).containsOnly(Tier.FREE);

        plans.broken = false;
        assertThat(change.changeTier(owner(), organisation, Tier.STARTER)).isInstanceOf(Outcome.Changed.class);
        assertThat(plans.in.values()).containsOnly(Tier.STARTER);
        assertThat(fixture.table.told(organisation).stream().filter(AuditType.TIER_CHANGED::equals))
                .hasSize(1);

        int moves = plans.moves.size();
        change.changeTier(owner(), organisation, Tier.STARTER);
        assertThat(plans.moves).hasSize(moves);
    }

    @Test
    void onlyOperatorsGiveAndTakeTheirTier() {
        assertThat(change.changeTier(owner(), organisation, Tier.OPERATOR)).isInstanceOf(Outcome.OperatorsOnly.class);
        Actor operator = person(USER, Role.OWNER, Role.OPERATOR);
        assertThat(change.changeTier(operator, organisation, Tier.OPERATOR)).isInstanceOf(Outcome.Changed.class);
        assertThat(change.changeTier(owner(), organisation, Tier.FREE)).isInstanceOf(Outcome.OperatorsOnly.class);
        assertThat(change.changeTier(owner(), People.id("org_", 99), Tier.FREE)).isInstanceOf(Outcome.Missing.class);
    }

    @Test
    void aRenamedOrganisationHasAnotherVersion() {
        assertThat(change.rename(owner(), organisation, 1, " Hillside ")).isInstanceOf(Outcome.Changed.class);
        assertThat(change.rename(owner(), organisation, 1, "Other")).isInstanceOf(Outcome.Conflict.class);
        assertThat(change.rename(owner(), People.id("org_", 99), 1, "Other")).isInstanceOf(Outcome.Missing.class);

        var found = fixture.organisations.find(organisation).orElseThrow();
        assertThat(found.name()).isEqualTo("Hillside");
        assertThat(found.version()).isEqualTo(2);
        assertThat(new DynamoApiKeys(AccountsTable.NAME, fixture.table.dynamo()).organisation(organisation))
                .contains(found);
        assertThat(fixture.table.told(organisation)).last().isEqualTo(AuditType.ORGANISATION_RENAMED);
    }

    private List<KeyCard> cards() {
        return ring.list(organisation, Optional.empty(), 10);
    }

    private Actor owner() {
        return new Actor(
                Caller.person(organisation, USER, "ses_1", Set.of(Role.OWNER), Tier.FREE),
                new Origin("", "", false, "req-1"));
    }

    /** The gateway's plans, in memory. */
    private static final class Plans implements UsagePlans {
        private final Map<String, Tier> in = new HashMap<>();
        private final List<String> moves = new ArrayList<>();
        private boolean broken;

        @Override
        public String admit(String name, String value, Tier tier) {
            in.put("gw" + in.size(), tier);
            return "gw" + (in.size() - 1);
        }

        @Override
        public void move(String gatewayId, Tier from, Tier to) {
            if (broken) {
                throw new IllegalStateException("The gateway is away");
            }
            moves.add(gatewayId);
            in.put(gatewayId, to);
        }

        @Override
        public void remove(String gatewayId) {
            in.remove(gatewayId);
        }
    }
}
