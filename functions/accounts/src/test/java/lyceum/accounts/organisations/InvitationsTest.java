package lyceum.accounts.organisations;

import static lyceum.accounts.organisations.Fixture.ORG;
import static lyceum.accounts.organisations.Fixture.OTHER;
import static lyceum.accounts.organisations.Fixture.person;
import static lyceum.accounts.organisations.Fixture.stranger;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import lyceum.accounts.organisations.Invitations.Acceptance;
import lyceum.accounts.organisations.Invite.Outcome;
import lyceum.accounts.testing.People;
import lyceum.contract.Role;
import lyceum.contract.accounts.AuditType;
import lyceum.contract.accounts.InviteMemberRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InvitationsTest {
    private static final String OWNER = People.id("usr_", 500);
    private static final String GUEST = People.id("usr_", 501);

    private final Fixture fixture = new Fixture();
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
        var request = new InviteMemberRequest(List.of("owner"), Optional.empty());

        assertThat(invite.invite(person(OWNER, Role.ADMIN), request)).isInstanceOf(Outcome.TooManyRights.class);
        assertThat(fixture.invitations.list(ORG, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void itIsAcceptedOnce() {
        Invitation invitation = invited(Role.TEACHER).invitation();

        assertThat(accept(invitation, GUEST)).isEqualTo(Acceptance.DONE);
        assertThat(accept(invitation, People.id("usr_", 502))).isEqualTo(Acceptance.GONE);
        assertThat(fixture.members.find(ORG, GUEST).orElseThrow().roles()).containsExactly(Role.TEACHER);
        assertThat(fixture.members.find(ORG, People.id("usr_", 502))).isEmpty();
        assertThat(fixture.invitations.list(ORG, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void aMemberKeepsItsRolesAndTheInvitationItsWorth() {
        accept(invited(Role.TEACHER).invitation(), GUEST);
        Invitation second = invited(Role.ADMIN).invitation();

        assertThat(accept(second, GUEST)).isEqualTo(Acceptance.MEMBER_ALREADY);
        assertThat(fixture.members.find(ORG, GUEST).orElseThrow().roles()).containsExactly(Role.TEACHER);
        assertThat(fixture.invitations.find(ORG, second.id())).contains(second);
    }

    @Test
    void oneTakenBackIsGone() {
        Invitation invitation = invited(Role.TEACHER).invitation();

        assertThat(invite.revoke(stranger(), invitation.id())).isFalse();
        assertThat(invite.revoke(person(OWNER, Role.OWNER), invitation.id())).isTrue();
        assertThat(invite.revoke(person(OWNER, Role.OWNER), invitation.id())).isFalse();
        assertThat(accept(invitation, GUEST)).isEqualTo(Acceptance.GONE);
        assertThat(fixture.table.told(ORG)).containsExactly(AuditType.INVITATION_CREATED, AuditType.INVITATION_REVOKED);
    }

    private Outcome.Invited invited(Role role) {
        var request = new InviteMemberRequest(List.of(role.word()), Optional.empty());
        return (Outcome.Invited) invite.invite(person(OWNER, Role.OWNER), request);
    }

    private Acceptance accept(Invitation invitation, String user) {
        return fixture.invitations.accept(invitation, user, fixture.now.get(), List.of(), Optional.empty());
    }
}
