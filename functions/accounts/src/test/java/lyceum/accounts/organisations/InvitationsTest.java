package lyceum.accounts.organisations;

import static lyceum.accounts.organisations.Fixture.ORG;
import static lyceum.accounts.organisations.Fixture.OTHER;
import static lyceum.accounts.organisations.Fixture.person;
import static lyceum.accounts.organisations.Fixture.stranger;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import lyceum.accounts.invitations.Invitation;
import lyceum.accounts.invitations.Invitations.Acceptance;
import lyceum.accounts.invitations.Token;
import lyceum.accounts.keys.Organisation;
import lyceum.accounts.organisations.Invite.Outcome;
import lyceum.accounts.testing.People;
import lyceum.contract.Role;
import lyceum.contract.Tier;
import lyceum.contract.accounts.AuditType;
import lyceum.contract.accounts.InviteMemberRequest;
import lyceum.contract.accounts.OrganisationApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InvitationsTest {
    private static final String OWNER = People.id("usr_", 500);

    private final Fixture fixture = new Fixture();
    private final String guest = fixture.guest().id();
    private final Invite invite = new Invite(fixture.invitations, fixture.ids, fixture.now::get);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void anInvitationIsKeptWithoutItsToken() {
        Outcome.Invited made = invited(Role.TEACHER);

        assertThat(fixture.invitations.byHash(made.token().hash())).contains(made.invitation());
        assertThat(fixture.invitations.find(ORG, made.invitation().id())).contains(made.invitation());
        assertThat(fixture.invitations.find(OTHER, made.invitation().id())).isEmpty();
        assertThat(fixture.invitations.list(ORG, Optional.empty(), 10)).containsExactly(made.invitation());
        assertThat(made.toString()).doesNotContain(made.token().text());
        assertThat(Token.parse(made.token().text())).contains(made.token());
        assertThat(Token.parse("lyi_short")).isEmpty();
        assertThat(fixture.table.told(ORG)).containsExactly(AuditType.INVITATION_CREATED);
    }

    @Test
    void nobodyInvitesToRolesThatTheyMayNotGive() {
        var request = new InviteMemberRequest(List.of("owner"), Optional.empty(), Optional.empty());

        assertThat(invite.invite(person(OWNER, Role.ADMIN), request, _ -> Optional.empty()))
                .isInstanceOf(Outcome.TooManyRights.class);
        assertThat(fixture.invitations.list(ORG, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void itIsAcceptedOnce() {
        Invitation invitation = invited(Role.TEACHER).invitation();
        String other = fixture.guest().id();

        assertThat(accept(invitation, guest)).isEqualTo(Acceptance.DONE);
        assertThat(accept(invitation, other)).isEqualTo(Acceptance.GONE);
        assertThat(fixture.members.find(ORG, guest).orElseThrow().roles()).containsExactly(Role.TEACHER);
        assertThat(fixture.members.find(ORG, other)).isEmpty();
        assertThat(fixture.invitations.list(ORG, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void aMemberKeepsItsRolesAndTheInvitationItsWorth() {
        accept(invited(Role.TEACHER).invitation(), guest);
        Invitation second = invited(Role.ADMIN).invitation();

        assertThat(accept(second, guest)).isEqualTo(Acceptance.MEMBER_ALREADY);
        assertThat(fixture.members.find(ORG, guest).orElseThrow().roles()).containsExactly(Role.TEACHER);
        assertThat(fixture.invitations.find(ORG, second.id())).contains(second);
    }

    @Test
    void oneTakenBackIsGone() {
        Invitation invitation = invited(Role.TEACHER).invitation();

        assertThat(invite.revoke(stranger(), invitation.id())).isFalse();
        assertThat(invite.revoke(person(OWNER, Role.OWNER), invitation.id())).isTrue();
        assertThat(invite.revoke(person(OWNER, Role.OWNER), invitation.id())).isFalse();
        assertThat(accept(invitation, guest)).isEqualTo(Acceptance.GONE);
        assertThat(fixture.table.told(ORG)).containsExactly(AuditType.INVITATION_CREATED, AuditType.INVITATION_REVOKED);
    }

    @Test
    void nobodyJoinsAnEleventhOrganisation() {
        for (int number = 2; number <= OrganisationApi.ORGANISATIONS_MAX; number++) {
            assertThat(fixture.organisations.add(
                            new Organisation(People.id("org_", 50 + number), "O", Tier.FREE, fixture.now.get(), 1),
                            guest,
                            List.of(),
                            Optional.empty()))
                    .isTrue();
        }
        Invitation invitation = invited(Role.TEACHER).invitation();

        assertThat(accept(invitation, guest)).isEqualTo(Acceptance.TOO_MANY);
        assertThat(fixture.members.find(ORG, guest)).isEmpty();

        Member one = fixture.members.find(People.id("org_", 52), guest).orElseThrow();
        fixture.members.remove(one, Optional.empty(), List.of());
        assertThat(accept(invitation, guest)).isEqualTo(Acceptance.DONE);
    }

    private Outcome.Invited invited(Role role) {
        var request = new InviteMemberRequest(List.of(role.word()), Optional.empty(), Optional.empty());
        return (Outcome.Invited) invite.invite(person(OWNER, Role.OWNER), request, _ -> Optional.empty());
    }

    private Acceptance accept(Invitation invitation, String user) {
        return fixture.invitations.accept(invitation, user, fixture.now.get(), List.of(), Optional.empty());
    }
}
