package lyceum.accounts.keys;

import java.time.Duration;
import java.time.InstantSource;
import lyceum.accounts.callers.Actor;
import lyceum.accounts.lists.Paging;
import lyceum.accounts.origins.Origins;
import lyceum.contract.Problems;
import lyceum.contract.accounts.ApiKeyPage;
import lyceum.contract.accounts.CreateApiKeyRequest;
import lyceum.contract.accounts.KeyApi;
import lyceum.contract.accounts.NewApiKey;
import lyceum.contract.accounts.RotateApiKeyRequest;
import lyceum.platform.Ids;
import lyceum.platform.function.App;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Call;
import lyceum.platform.http.NoBody;

/** Binds the operations on API keys. */
public final class KeyRoutes {
    private static final String KEY = "key_id";

    private final KeyRing ring;
    private final CreateApiKey create;
    private final ChangeApiKey change;
    private final Origins origins;
    private final Paging paging;
    private final InstantSource clock;

    public KeyRoutes(
            KeyRing ring,
            ApiKeys keys,
            UsagePlans plans,
            Origins origins,
            Paging paging,
            Ids ids,
            InstantSource clock) {
        this.ring = ring;
        this.create = new CreateApiKey(ring, keys, plans, ids, clock);
        this.change = new ChangeApiKey(ring, plans, ids, clock);
        this.origins = origins;
        this.paging = paging;
        this.clock = clock;
    }

    public void bind(App.Builder app) {
        app.operation(KeyApi.CREATE_API_KEY, CreateApiKeyRequest.class, this::create)
                .operation(KeyApi.LIST_API_KEYS, this::list)
                .operation(KeyApi.GET_API_KEY, this::get)
                .operation(KeyApi.ROTATE_API_KEY, RotateApiKeyRequest.class, this::rotate)
                .operation(KeyApi.REVOKE_API_KEY, this::revoke);
    }

    private Answer create(Call<CreateApiKeyRequest> call) {
        return switch (create.create(actor(call), call.body(), made -> call.claim(created(made)))) {
            case CreateApiKey.Outcome.Created made -> created(made);
            case CreateApiKey.Outcome.TooManyRights() ->
                Answer.problem(Problems.FORBIDDEN, "You may not give all of these roles and scopes.");
            case CreateApiKey.Outcome.TooManyKeys() ->
                Answer.problem(KeyApi.TOO_MANY_KEYS, "There are " + KeyApi.KEYS_MAX + " already.");
            case CreateApiKey.Outcome.NoOrganisation() -> missing();
            case CreateApiKey.Outcome.Overtaken() ->
                Answer.problem(Problems.CONFLICT, "The organisation's tier has changed meanwhile; send it again.");
        };
    }

    private Answer list(Call<NoBody> call) {
        return paging.answer(
                call,
                call.organisation(),
                (after, limit) -> ring.list(call.organisation(), after, limit),
                KeyCard::id,
                page -> Answer.json(
                        200,
                        new ApiKeyPage(
                                page.entries().stream()
                                        .map(card -> card.view(clock.instant()))
                                        .toList(),
                                page.limit(),
                                page.more(),
                                page.next())));
    }

    private Answer get(Call<NoBody> call) {
        String id = call.path(KEY);
        return ApiKey.wellFormed(id)
                ? ring.find(call.organisation(), id)
                        .map(card -> Answer.json(200, card.view(clock.instant())))
                        .orElseGet(KeyRoutes::missing)
                : missing();
    }

    private Answer rotate(Call<RotateApiKeyRequest> call) {
        Duration overlap = Duration.ofHours(call.body().hours());
        return answered(change.rotate(actor(call), call.path(KEY), overlap, made -> call.claim(rotated(made))));
    }

    private Answer revoke(Call<NoBody> call) {
        return answered(change.revoke(actor(call), call.path(KEY)));
    }

    private Answer answered(ChangeApiKey.Outcome outcome) {
        return switch (outcome) {
            case ChangeApiKey.Outcome.Rotated made -> rotated(made);
            case ChangeApiKey.Outcome.Revoked() -> Answer.empty(204);
            case ChangeApiKey.Outcome.TooManyRights() ->
                Answer.problem(Problems.FORBIDDEN, "The key has roles or scopes that you may not give.");
            case ChangeApiKey.Outcome.Missing() -> missing();
        };
    }

    private Answer created(CreateApiKey.Outcome.Created made) {
        return Answer.json(201, new NewApiKey(made.card().view(clock.instant()), made.apiKey()))
                .location("/api/v1/api-keys/" + made.card().id());
    }

    private Answer rotated(ChangeApiKey.Outcome.Rotated made) {
        return Answer.json(200, new NewApiKey(made.card().view(clock.instant()), made.apiKey()));
    }

    private Actor actor(Call<?> call) {
        return new Actor(call.caller(), origins.of(call));
    }

    private static Answer missing() {
        return Answer.problem(Problems.NOT_FOUND, "Your organisation has no such key.");
    }
}
