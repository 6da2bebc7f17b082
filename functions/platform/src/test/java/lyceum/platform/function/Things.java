package lyceum.platform.function;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import lyceum.contract.Access;
import lyceum.contract.Caching;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.Functions;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import lyceum.contract.Problem;
import lyceum.contract.Problems;
import lyceum.contract.Reply;
import lyceum.contract.Role;
import lyceum.contract.Scope;
import lyceum.contract.ServiceLevel;
import lyceum.contract.Violations;
import lyceum.platform.Ids;
import lyceum.platform.Settings;
import lyceum.platform.environment.Environment;
import lyceum.platform.environment.Instance;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Binding;
import lyceum.platform.http.Call;
import lyceum.platform.http.Chain;
import lyceum.platform.http.NoBody;
import lyceum.platform.rates.RateLimits;
import lyceum.platform.rates.RateRules;
import lyceum.platform.rates.Rates;
import lyceum.platform.telemetry.Telemetry;
import lyceum.platform.testing.InMemoryRates;
import lyceum.platform.testing.InMemoryReplays;
import lyceum.platform.testing.RecordingTelemetry;
import lyceum.platform.testing.TestClients;

/** A small API of its own, which uses everything that an operation can declare. */
public final class Things {
    public static final Problem TAKEN =
            new Problem("thing-taken", 409, "There is such a thing.", "Choose another name.");
    public static final Problem ELSEWHERE = new Problem("declared-elsewhere", 409, "Not declared here.", "None.");
    public static final InstantSource NOON = Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

    public record Part(String name, List<String> colours) {
        public Part {
            colours = List.copyOf(colours);
        }
    }

    public record ThingRequest(String name, int size, Optional<Part> part, List<Part> more) {
        public ThingRequest {
            Violations.collect()
                    .text("name", name, 1, 10)
                    .range("size", size, 1, 9)
                    .throwIfAny();
        }
    }

    public record ThingView(String thingId, String name, long version, Optional<String> note) {}

    public record ThingPage(List<ThingView> things, int limitEffective, boolean hasMore) {}

    private static final FunctionDeclaration FUNCTION = Functions.COURSES_API;
    private static final Access TEACHERS = Access.roles(Role.TEACHER, Role.OWNER);
    private static final Parameter THING = Parameter.path("thing_id", "The thing.", "t1");

    public static final Operation GET = Operation.get("getThing", "/things/{thing_id}")
            .documented("Things", "A thing", "")
            .access(TEACHERS)
            .scope(Scope.COURSES_READ)
            .takes(THING, Parameter.FIELDS, Parameter.IF_NONE_MATCH)
            .answers(Reply.json(200, ThingView.class, "It."))
            .answers(Reply.empty(304, "Unchanged."))
            .cached(Caching.revalidate())
            .level(ServiceLevel.SIMPLE_READ)
            .answeredBy(FUNCTION);

    public static final Operation LIST = Operation.get("listThings", "/things")
            .documented("Things", "All things", "")
            .access(Access.open())
            .takes(Parameter.FIELDS, Parameter.LIMIT, Parameter.CURSOR)
            .answers(Reply.json(200, ThingPage.class, "They."))
            .cached(Caching.everyone(Duration.ofMinutes(5)))
            .level(ServiceLevel.LIST_READ)
            .answeredBy(FUNCTION);

    public static final Operation CREATE = Operation.post("createThing", "/things")
            .documented("Things", "A new thing", "")
            .access(TEACHERS)
            .scope(Scope.COURSES_READ)
            .body(ThingRequest.class, 1_000, "{\"name\": \"ball\", \"size\": 3, \"more\": []}")
            .answers(Reply.json(201, ThingView.class, "It."))
            .fails(TAKEN)
            .level(ServiceLevel.WRITE)
            .idempotent()
            .answeredBy(FUNCTION);

    public static final Operation CHANGE = Operation.patch("changeThing", "/things/{thing_id}")
            .documented("Things", "Change a thing", "")
            .access(TEACHERS)
            .scope(Scope.COURSES_READ)
            .takes(THING)
            .body(ThingRequest.class, 1_000, "{\"name\": \"ball\", \"size\": 3, \"more\": []}")
            .answers(Reply.json(200, ThingView.class, "It."))
            .level(ServiceLevel.WRITE)
            .conditional()
            .answeredBy(FUNCTION);

    public static final Operation MINE = Operation.get("getMine", "/mine")
            .documented("Things", "Who you are", "")
            .access(Access.person())
            .scope(Scope.ACCOUNTS_READ)
            .answers(Reply.json(200, ThingView.class, "You."))
            .level(ServiceLevel.SIMPLE_READ)
            .answeredBy(FUNCTION);

    public final RecordingTelemetry telemetry = new RecordingTelemetry();
    public final InMemoryReplays replays = new InMemoryReplays(NOON);
    private final Rates rates;
    public final List<String> created = new ArrayList<>();
    final HttpDoor door;

    public Things() {
        this(new InMemoryRates(NOON));
    }

    Things(Rates rates) {
        this.rates = rates;
        this.door = door(telemetry);
    }

    /** The same API with other telemetry. */
    HttpDoor door(Telemetry other) {
        var environment = new Environment(
                Settings.of(Map.of("LYCEUM_VERSION", "1.2.3")),
                TestClients.none(),
                NOON,
                other,
                Ids.from(NOON, new Random(7)));
        var instance = new Instance(FUNCTION, environment);
        var limits = new RateLimits(rates, RateRules.of(""));
        var functions = Map.of(
                GET.id(), Chain.around(new Binding<>(GET, NoBody.class, Things::get), instance, replays, limits),
                MINE.id(), Chain.around(new Binding<>(MINE, NoBody.class, Things::mine), instance, replays, limits),
                LIST.id(), Chain.around(new Binding<>(LIST, NoBody.class, Things::list), instance, replays, limits),
                CREATE.id(),
                        Chain.around(
                                new Binding<>(CREATE, ThingRequest.class, this::create), instance, replays, limits),
                CHANGE.id(),
                        Chain.around(
                                new Binding<>(CHANGE, ThingRequest.class, Things::change), instance, replays, limits));
        return new HttpDoor(List.of(GET, MINE, LIST, CREATE, CHANGE), new Beans(functions));
    }

    private static Answer get(Call<NoBody> call) {
        return switch (call.path("thing_id")) {
            case "t1" ->
                Answer.json(200, new ThingView("t1", "ball", 3, Optional.empty()))
                        .version(3);
            case "broken" -> throw new IllegalStateException("The store quoted a caller: hunter2");
            case "undeclared" -> Answer.problem(ELSEWHERE, "A handler's mistake.");
            default -> Answer.problem(Problems.NOT_FOUND, "There is no such thing.");
        };
    }

    private static Answer mine(Call<NoBody> call) {
        return Answer.json(
                200, new ThingView(call.caller().principal().id(), call.organisation(), 1, Optional.empty()));
    }

    private static Answer list(Call<NoBody> call) {
        var things = List.of(
                new ThingView("t1", "ball", 3, Optional.of("round")), new ThingView("t2", "box", 1, Optional.empty()));
        return Answer.json(200, new ThingPage(things, call.limit(), false));
    }

    private Answer create(Call<ThingRequest> call) {
        if (call.body().name().equals("taken")) {
            return Answer.problem(TAKEN, "The name is taken.");
        }
        var answer = Answer.json(201, new ThingView("t3", call.body().name(), 1, Optional.empty()))
                .version(1)
                .location("/things/t3");
        call.claim(answer).ifPresent(replays::put);
        created.add(call.body().name());
        return answer;
    }

    private static Answer change(Call<ThingRequest> call) {
        return call.expectedVersion() == 3
                ? Answer.json(200, new ThingView("t1", call.body().name(), 4, Optional.empty()))
                        .version(4)
                : Answer.problem(Problems.PRECONDITION_FAILED, "The thing has version 3.");
    }
}
