package lyceum.accounts.organisations;

import java.time.InstantSource;
import java.util.function.Supplier;
import lyceum.accounts.callers.Actor;
import lyceum.accounts.keys.KeyRing;
import lyceum.accounts.keys.Organisation;
import lyceum.accounts.keys.UsagePlans;
import lyceum.accounts.origins.Origins;
import lyceum.accounts.people.Users;
import lyceum.contract.Problems;
import lyceum.contract.Tier;
import lyceum.contract.accounts.ChangeTierRequest;
import lyceum.contract.accounts.CreateOrganisationRequest;
import lyceum.contract.accounts.LimitView;
import lyceum.contract.accounts.MembershipList;
import lyceum.contract.accounts.OrganisationApi;
import lyceum.contract.accounts.OrganisationView;
import lyceum.contract.accounts.RenameOrganisationRequest;
import lyceum.contract.accounts.TierView;
import lyceum.platform.Ids;
import lyceum.platform.function.App;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Call;
import lyceum.platform.http.NoBody;

/** Binds the operations on an organisation by itself. */
public final class OrganisationRoutes {
    private static final String ORGANISATION = "organisation_id";

    private final Organisations organisations;
    private final Users users;
    private final FoundOrganisation found;
    private final ChangeOrganisation change;
    private final Origins origins;

    public OrganisationRoutes(
            Organisations organisations,
            Users users,
            KeyRing ring,
            UsagePlans plans,
            Origins origins,
            Ids ids,
            InstantSource clock) {
        this.organisations = organisations;
        this.users = users;
        this.found = new FoundOrganisation(organisations, ids, clock);
        this.change = new ChangeOrganisation(organisations, ring, plans);
        this.origins = origins;
    }

    public void bind(App.Builder app) {
        app.operation(OrganisationApi.CREATE_ORGANISATION, CreateOrganisationRequest.class, this::create)
                .operation(OrganisationApi.LIST_ORGANISATIONS, this::list)
                .operation(OrganisationApi.GET_ORGANISATION, this::get)
                .operation(OrganisationApi.RENAME_ORGANISATION, RenameOrganisationRequest.class, this::rename)
                .operation(OrganisationApi.GET_TIER, this::tier)
                .operation(OrganisationApi.CHANGE_TIER, ChangeTierRequest.class, this::changeTier);
    }

    /** Answers within the caller's own organisation; any other is not there. */
    static Answer own(Call<?> call, Supplier<Answer> answer) {
        return !call.organisation().isEmpty() && call.path(ORGANISATION).equals(call.organisation())
                ? answer.get()
                : missing();
    }

    private Answer create(Call<CreateOrganisationRequest> call) {
        return found.found(actor(call), call.body().name(), organisation -> call.claim(created(organisation)))
                .map(OrganisationRoutes::created)
                .orElseGet(() -> users.find(call.caller().principal().id())
                        .map(_ -> tooMany())
                        .orElseGet(OrganisationRoutes::gone));
    }

    private Answer list(Call<NoBody> call) {
        return Answer.json(
                200,
                new MembershipList(organisations.of(call.caller().principal().id()).stream()
                        .map(Joined::view)
                        .toList()));
    }

    private Answer get(Call<NoBody> call) {
        return own(call, () -> organisations
                .find(call.organisation())
                .map(OrganisationRoutes::view)
                .orElseGet(OrganisationRoutes::missing));
    }

    private Answer rename(Call<RenameOrganisationRequest> call) {
        return own(call, () -> switch (change.rename(
                actor(call),
                call.organisation(),
                call.expectedVersion(),
                call.body().name())) {
            case ChangeOrganisation.Outcome.Changed(Organisation organisation) -> view(organisation);
            case ChangeOrganisation.Outcome.Missing() -> missing();
            case ChangeOrganisation.Outcome.Conflict() ->
                Answer.problem(Problems.PRECONDITION_FAILED, "The organisation has another version by now.");
            case ChangeOrganisation.Outcome.OperatorsOnly() -> operatorsOnly();
        });
    }

    private Answer tier(Call<NoBody> call) {
        return own(call, () -> organisations
                .find(call.organisation())
                .map(organisation -> tier(organisation.tier()))
                .orElseGet(OrganisationRoutes::missing));
    }

    private Answer changeTier(Call<ChangeTierRequest> call) {
        return own(call, () -> switch (change.changeTier(
                actor(call), call.organisation(), call.body().wanted())) {
            case ChangeOrganisation.Outcome.Changed(Organisation organisation) -> tier(organisation.tier());
            case ChangeOrganisation.Outcome.Missing() -> missing();
            case ChangeOrganisation.Outcome.Conflict() ->
                Answer.problem(Problems.CONFLICT, "The organisation is being changed; send it again.");
            case ChangeOrganisation.Outcome.OperatorsOnly() -> operatorsOnly();
        });
    }

    private Actor actor(Call<?> call) {
        return new Actor(call.caller(), origins.of(call));
    }

    private static Answer created(Organisation organisation) {
        return view(201, organisation).location(location(organisation));
    }

    static String location(Organisation organisation) {
        return OrganisationApi.CREATE_ORGANISATION.path() + "/" + organisation.id();
    }

    private static Answer view(Organisation organisation) {
        return view(200, organisation);
    }

    private static Answer view(int status, Organisation organisation) {
        return Answer.json(
                        status,
                        new OrganisationView(
                                organisation.id(),
                                organisation.name(),
                                organisation.tier().word(),
                                organisation.created(),
                                organisation.version()))
                .version(organisation.version());
    }

    private static Answer tier(Tier tier) {
        return Answer.json(
                200,
                new TierView(
                        tier.word(),
                        tier.windows().stream()
                                .map(window -> new LimitView(
                                        window.requests(), window.length().toSeconds()))
                                .toList()));
    }

    private static Answer operatorsOnly() {
        return Answer.problem(Problems.FORBIDDEN, "Only operators give and take the tier operator.");
    }

    static Answer tooMany() {
        return Answer.problem(
                OrganisationApi.TOO_MANY_ORGANISATIONS,
                "You belong to " + OrganisationApi.ORGANISATIONS_MAX + " organisations already.");
    }

    static Answer gone() {
        return Answer.problem(Problems.UNAUTHENTICATED, "This person has deleted the account.");
    }

    static Answer missing() {
        return Answer.problem(Problems.NOT_FOUND, "There is nothing here, or it is not yours.");
    }
}
