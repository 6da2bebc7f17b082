package lyceum.accounts.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lyceum.accounts.audit.AuditEvent;
import lyceum.accounts.invitations.Invitation;
import lyceum.accounts.invitations.Invitations;
import lyceum.accounts.invitations.Invitations.Acceptance;
import lyceum.accounts.keys.Organisation;
import lyceum.accounts.testing.People;
import lyceum.contract.Role;
import lyceum.contract.Tier;
import lyceum.contract.accounts.AuditType;
import lyceum.contract.accounts.OrganisationApi;
import org.junit.jupiter.api.Test;

/** What every store of organisations, their members and their invitations keeps. */
abstract class OrganisationsContract {
    static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final String ADA = People.id("usr_", 1);
    private static final String EVE = People.id("usr_", 2);
    private static final String ORG = People.id("org_", 1);

    abstract Organisations organisations();

    abstract Members members();

    abstract Invitations invitations();

    /** Adds a person who belongs to one organisation, which is of no matter here. */
    abstract void person(String id);

    abstract List<AuditType> told(String chain);

    @Test
    void anOrganisationIsFoundReplacedAndListedForItsOwner() {
        Organisation first = founded();

        assertThat(organisations().find(ORG)).contains(first);
        assertThat(organisations().find(People.id("org_", 9))).isEmpty();
        Organisation next = new Organisation(ORG, "Hillside", Tier.STARTER, NOON, 2);
        assertThat(organisations().replace(next, List.of(event(AuditType.ORGANISATION_RENAMED))))
                .isTrue();
        assertThat(organisations().replace(next, List.of(event(AuditType.ORGANISATION_RENAMED))))
                .isFalse();
        assertThat(organisations().find(ORG)).contains(next);
        assertThat(organisations().of(ADA)).contains(new Joined(next, Set.of(Role.OWNER), NOON));
        assertThat(organisations().of(EVE)).isEmpty();
        assertThat(members().find(ORG, ADA)).contains(new Member(ORG, ADA, Set.of(Role.OWNER), NOON));
        assertThat(told(ORG)).containsExactly(AuditType.ORGANISATION_CREATED, AuditType.ORGANISATION_RENAMED);
    }

    @Test
    void nobodyBelongsToMoreThanTen() {
        person(ADA);
        for (int number = 2; number <= OrganisationApi.ORGANISATIONS_MAX; number++) {
            assertThat(added(number, ADA)).isTrue();
        }

        assertThat(added(11, ADA)).isFalse();
        assertThat(organisations().find(People.id("org_", 11))).isEmpty();
        members().remove(members().find(People.id("org_", 2), ADA).orElseThrow(), Optional.empty(), List.of());
        assertThat(added(11, ADA)).isTrue();
        assertThat(added(12, People.id("usr_", 9))).as("nobody").isFalse();
    }

    @Test
    void anInvitationIsListedAndTakenBackOnce() {
        founded();
        Invitation first = invited(1);
        Invitation second = invited(2);

        assertThat(invitations().find(ORG, first.id())).contains(first);
        assertThat(invitations().find(People.id("org_", 9), first.id())).isEmpty();
        assertThat(invitations().byHash(second.hash())).contains(second);
        assertThat(invitations().list(ORG, Optional.empty(), 1)).containsExactly(first);
        assertThat(invitations().list(ORG, Optional.of(first.id()), 5)).containsExactly(second);
        assertThat(invitations().remove(first, List.of())).isTrue();
        assertThat(invitations().remove(first, List.of())).isFalse();
        assertThat(invitations().byHash(first.hash())).isEmpty();
    }

    @Test
    void anInvitationMakesOneMember() {
        founded();
        person(EVE);
        Invitation invitation = invited(1);

        assertThat(accepted(invitation, ADA)).isEqualTo(Acceptance.MEMBER_ALREADY);
        assertThat(accepted(invitation, EVE)).isEqualTo(Acceptance.DONE);
        assertThat(accepted(invitation, EVE)).isEqualTo(Acceptance.GONE);
        assertThat(members().find(ORG, EVE)).contains(new Member(ORG, EVE, Set.of(Role.TEACHER), NOON));
        assertThat(invitations().list(ORG, Optional.empty(), 5)).isEmpty();
        assertThat(members().list(ORG, Optional.empty(), 5))
                .extracting(Member::user)
                .containsExactly(ADA, EVE);
        assertThat(members().list(ORG, Optional.of(ADA), 5))
                .extracting(Member::user)
                .containsExactly(EVE);
        assertThat(told(ORG)).endsWith(AuditType.INVITATION_CREATED, AuditType.MEMBER_ADDED);
    }

    @Test
    void whoHasTenJoinsNoneMore() {
        founded();
        person(EVE);
        for (int number = 2; number <= OrganisationApi.ORGANISATIONS_MAX; number++) {
            added(number, EVE);
        }
        Invitation invitation = invited(1);

        assertThat(accepted(invitation, EVE)).isEqualTo(Acceptance.TOO_MANY);
        assertThat(invitations().byHash(invitation.hash())).contains(invitation);
    }

    @Test
    void aMemberChangesFromWhatWasRead() {
        founded();
        person(EVE);
        accepted(invited(1), EVE);
        Member eve = members().find(ORG, EVE).orElseThrow();
        Member owner = eve.with(Set.of(Role.OWNER));

        assertThat(members().otherOwner(ORG, ADA)).isEmpty();
        assertThat(members().change(eve, owner, Optional.empty(), List.of(event(AuditType.MEMBER_CHANGED))))
                .isTrue();
        assertThat(members().change(eve, owner, Optional.empty(), List.of())).isFalse();
        assertThat(members().otherOwner(ORG, ADA)).contains(EVE);
        Member ada = members().find(ORG, ADA).orElseThrow();
        assertThat(members().remove(ada, Optional.of(EVE), List.of(event(AuditType.MEMBER_REMOVED))))
                .isTrue();
        assertThat(members().find(ORG, ADA)).isEmpty();
        assertThat(members().remove(owner, Optional.of(ADA), List.of()))
                .as("nobody is left who owns it")
                .isFalse();
        assertThat(members().remove(ada, Optional.empty(), List.of())).isFalse();
        assertThat(told(ORG)).endsWith(AuditType.MEMBER_CHANGED, AuditType.MEMBER_REMOVED);
    }

    private Organisation founded() {
        person(ADA);
        var organisation = new Organisation(ORG, "Greendale", Tier.FREE, NOON, 1);
        assertThat(organisations()
                        .add(organisation, ADA, List.of(event(AuditType.ORGANISATION_CREATED)), Optional.empty()))
                .isTrue();
        return organisation;
    }

    private boolean added(int number, String owner) {
        var organisation = new Organisation(People.id("org_", number), "O", Tier.FREE, NOON, 1);
        return organisations().add(organisation, owner, List.of(), Optional.empty());
    }

    private Invitation invited(int number) {
        var invitation = new Invitation(
                ORG,
                People.id("inv_", number),
                Integer.toString(number).repeat(64),
                Optional.of("eve@example.org"),
                Set.of(Role.TEACHER),
                NOON,
                ADA,
                NOON.plus(Duration.ofDays(1)));
        invitations().add(invitation, List.of(event(AuditType.INVITATION_CREATED)), Optional.empty());
        return invitation;
    }

    private Acceptance accepted(Invitation invitation, String user) {
        return invitations().accept(invitation, user, NOON, List.of(event(AuditType.MEMBER_ADDED)), Optional.empty());
    }

    private static AuditEvent event(AuditType type) {
        return new AuditEvent(ORG, type, ADA, ADA, AuditEvent.Outcome.DONE, "203.0.113.0/24", "req-1");
    }
}
