package lyceum.accounts.organisations;

import static lyceum.accounts.organisations.Fixture.ORG;
import static lyceum.accounts.organisations.Fixture.person;
import static lyceum.accounts.organisations.Fixture.stranger;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import lyceum.accounts.organisations.ChangeMember.Outcome;
import lyceum.contract.Role;
import lyceum.contract.accounts.AuditType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeMemberTest {
    private final Fixture fixture = new Fixture();
    private final ChangeMember change = new ChangeMember(fixture.members);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aMemberGetsOtherRoles() {
        String owner = fixture.member(ORG, Role.OWNER);
        String teacher = fixture.member(ORG, Role.TEACHER);

        assertThat(change.change(person(owner, Role.OWNER), teacher, Set.of(Role.PUPIL, Role.VIEWER)))
                .isInstanceOf(Outcome.Changed.class);
        assertThat(fixture.members.find(ORG, teacher).orElseThrow().roles())
                .containsExactlyInAnyOrder(Role.PUPIL, Role.VIEWER);
        assertThat(fixture.table.told(ORG)).containsExactly(AuditType.MEMBER_CHANGED);
    }

    @Test
    void nobodyGivesOrTakesRolesThatTheyMayNotGive() {
        String owner = fixture.member(ORG, Role.OWNER);
        String other = fixture.member(ORG, Role.OWNER);
        String admin = fixture.member(ORG, Role.ADMIN);

        assertThat(change.change(person(admin, Role.ADMIN), owner, Set.of(Role.TEACHER)))
                .isInstanceOf(Outcome.TooManyRights.class);
        assertThat(change.change(person(admin, Role.ADMIN), admin, Set.of(Role.OWNER)))
                .isInstanceOf(Outcome.TooManyRights.class);
        assertThat(change.change(person(owner, Role.OWNER), owner, Set.of(Role.OWNER, Role.OPERATOR)))
                .isInstanceOf(Outcome.TooManyRights.class);
        assertThat(change.remove(person(admin, Role.ADMIN), other)).isInstanceOf(Outcome.TooManyRights.class);
        assertThat(fixture.table.told(ORG)).isEmpty();
    }

    @Test
    void theLastOwnerStays() {
        String owner = fixture.member(ORG, Role.OWNER);
        fixture.member(ORG, Role.ADMIN);

        assertThat(change.change(person(owner, Role.OWNER), owner, Set.of(Role.TEACHER)))
                .isInstanceOf(Outcome.LastOwner.class);
        assertThat(change.remove(person(owner, Role.OWNER), owner)).isInstanceOf(Outcome.LastOwner.class);

        String second = fixture.member(ORG, Role.OWNER);
        assertThat(change.remove(person(owner, Role.OWNER), owner)).isInstanceOf(Outcome.Removed.class);
        assertThat(change.remove(person(second, Role.OWNER), second)).isInstanceOf(Outcome.LastOwner.class);
    }

    @Test
    void twoOwnersCanNotRemoveEachOther() throws InterruptedException, ExecutionException {
        for (int round = 0; round < 20; round++) {
            try (var rig = new Fixture();
                    var both = Executors.newFixedThreadPool(2)) {
                var use = new ChangeMember(rig.members);
                String first = rig.member(ORG, Role.OWNER);
                String second = rig.member(ORG, Role.OWNER);
                List<Callable<Outcome>> tasks = List.of(
                        () -> use.remove(person(first, Role.OWNER), second),
                        () -> use.change(person(second, Role.OWNER), first, Set.of(Role.VIEWER)));
                for (var done : both.invokeAll(tasks)) {
                    done.get();
                }
                assertThat(rig.members.otherOwner(ORG, "nobody")).isPresent();
            }
        }
    }

    @Test
    void everyoneMayLeaveAndNobodyElseMayRemoveThem() {
        fixture.member(ORG, Role.OWNER);
        String pupil = fixture.member(ORG, Role.PUPIL);
        String other = fixture.member(ORG, Role.PUPIL);

        assertThat(change.remove(person(other, Role.PUPIL), pupil)).isInstanceOf(Outcome.Missing.class);
        assertThat(change.remove(person(pupil, Role.PUPIL), pupil)).isInstanceOf(Outcome.Removed.class);
        assertThat(change.remove(person(pupil, Role.PUPIL), pupil)).isInstanceOf(Outcome.Missing.class);
        assertThat(fixture.members.find(ORG, pupil)).isEmpty();
    }

    @Test
    void aMemberOfAnotherOrganisationIsNotThere() {
        String owner = fixture.member(ORG, Role.OWNER);

        assertThat(change.change(stranger(), owner, Set.of(Role.VIEWER))).isInstanceOf(Outcome.Missing.class);
        assertThat(change.remove(stranger(), owner)).isInstanceOf(Outcome.Missing.class);
        assertThat(change.remove(person(owner, Role.OWNER), "../usr")).isInstanceOf(Outcome.Missing.class);
    }

    @Test
    void aMemberChangedMeanwhileIsNotChanged() {
        fixture.member(ORG, Role.OWNER);
        String teacher = fixture.member(ORG, Role.TEACHER);
        Member before = fixture.members.find(ORG, teacher).orElseThrow();
        fixture.members.change(before, before.with(Set.of(Role.ADMIN)), Optional.empty(), List.of());

        assertThat(fixture.members.change(before, before.with(Set.of(Role.VIEWER)), Optional.empty(), List.of()))
                .isFalse();
        assertThat(fixture.members.remove(before, Optional.empty(), List.of())).isFalse();
        assertThat(fixture.members.find(ORG, teacher).orElseThrow().roles()).containsExactly(Role.ADMIN);
    }

    @Test
    void membersAreListedInPages() {
        List<String> all = List.of(
                fixture.member(ORG, Role.OWNER), fixture.member(ORG, Role.PUPIL), fixture.member(ORG, Role.PUPIL));

        assertThat(fixture.members.list(ORG, Optional.empty(), 2))
                .extracting(Member::user)
                .isEqualTo(all.subList(0, 2));
        assertThat(fixture.members.list(ORG, Optional.of(all.get(1)), 2))
                .extracting(Member::user)
                .isEqualTo(all.subList(2, 3));
    }
}
