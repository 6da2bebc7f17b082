package lyceum.platform.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.CloudWatchLogsEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import lyceum.contract.Access;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.FunctionDeclaration.Trigger;
import lyceum.contract.Operation;
import lyceum.platform.Invocation;
import lyceum.platform.environment.Environment;
import lyceum.platform.environment.Instance;
import lyceum.platform.http.Binding;
import lyceum.platform.http.Handler;
import lyceum.platform.http.NoBody;
import lyceum.platform.http.Replays;
import lyceum.platform.rates.DynamoRates;
import lyceum.platform.rates.RateLimits;
import lyceum.platform.rates.RateRules;
import lyceum.platform.rates.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * One function, put together. It has two doors onto the same Spring Cloud Function beans: event bytes, as Lambda sends them, and
 * typed events, for a host in the same JVM. Safe for use by many threads.
 */
public final class App implements AutoCloseable {
    private final FunctionDeclaration function;
    private final Beans beans;
    private final Door<?, ?> door;
    private final List<Runnable> renewals;
    private final Canned canned;
    private final List<Object> kept = new CopyOnWriteArrayList<>();

    private App(FunctionDeclaration function, Beans beans, Door<?, ?> door, List<Runnable> renewals, Canned canned) {
        this.function = function;
        this.beans = beans;
        this.door = door;
        this.renewals = List.copyOf(renewals);
        this.canned = canned;
    }

    public static Builder of(FunctionDeclaration function, Environment environment) {
        return new Builder(function, environment);
    }

    public FunctionDeclaration function() {
        return function;
    }

    /** The bytes' door: one event as JSON in, its answer as JSON out. */
    public void handle(InputStream event, OutputStream answer, Context lambda) throws IOException {
        door.bytes(event, answer, lambda);
    }

    /** The typed door of a function that answers HTTP operations. */
    public APIGatewayProxyResponseEvent http(APIGatewayProxyRequestEvent event, Context lambda) {
        return typed(HttpDoor.class).typed(event, lambda);
    }

    /** The typed door of a function that works on a queue; names the messages that failed. */
    public SQSBatchResponse queue(SQSEvent event, Context lambda) {
        return typed(QueueDoor.class).typed(event, lambda);
    }

    /** The typed door of a function that the clock starts. */
    public void schedule(ScheduledEvent event, Context lambda) {
        typed(ScheduleDoor.class).typed(event, lambda);
    }

    /** The typed door of a function that reads logs. */
    public void logs(CloudWatchLogsEvent event, Context lambda) {
        typed(LogsDoor.class).typed(event, lambda);
    }

    /**
     * The typed door of the authorizer.
     *
     * @throws RuntimeException saying {@code Unauthorized}, as API Gateway expects, for unknown callers
     */
    public IamPolicyResponseV1 authorize(APIGatewayCustomAuthorizerEvent event, Context lambda) {
        return typed(AuthorizerDoor.class).typed(event, lambda);
    }

    /** The typed door of a function that an operator starts by hand. */
    public Record manual(Record request, Context lambda) {
        return typed(ManualDoor.class).typed(request, lambda);
    }

    /** Events as Lambda would send them, which together lead through all that the function does. */
    List<byte[]> recorded() {
        return door.recorded();
    }

    /** What AWS seems to answer while the function is primed. */
    Canned canned() {
        return canned;
    }

    /** Renews what is unique or bound to a time, after a restore from a snapshot. */
    void renew() {
        renewals.forEach(Runnable::run);
    }

    /** Keeps something alive as long as this function. */
    void keep(Object companion) {
        kept.add(companion);
    }

    @Override
    public void close() {
        beans.close();
    }

    private <D extends Door<?, ?>> D typed(Class<D> kind) {
        if (!kind.isInstance(door)) {
            throw new IllegalStateException(
                    function.id() + " is started by " + function.trigger() + ", not through " + kind.getSimpleName());
        }
        return kind.cast(door);
    }

    /** Binds code to what the contract says this function does; {@link #build()} checks that nothing is missing or too much. */
    public static final class Builder {
        private final FunctionDeclaration function;
        private final Environment environment;
        private final Bindings operations;
        private final Map<String, String> canned = new LinkedHashMap<>();
        private final Map<String, byte[]> objects = new LinkedHashMap<>();
        private final List<Runnable> renewals = new ArrayList<>();
        private @Nullable Job<?> job;
        private @Nullable Consumer<Invocation> task;
        private @Nullable Reading reading;
        private @Nullable Gate authorizer;
        private @Nullable Manual<?, ?> manual;
        private @Nullable Replays replays;

        private Builder(FunctionDeclaration function, Environment environment) {
            this.function = function;
            this.environment = environment;
            this.operations = new Bindings(function);
        }

        /** Binds an operation that takes a body. */
        public <I extends Record> Builder operation(Operation operation, Class<I> body, Handler<I> handler) {
            operations.add(new Binding<>(operation, body, handler));
            return this;
        }

        /** Binds an operation that takes none. */
        public Builder operation(Operation operation, Handler<NoBody> handler) {
            return operation(operation, NoBody.class, handler);
        }

        /** Where answers to repeated requests are found; needed as soon as an operation is idempotent. */
        public Builder replays(Replays kept) {
            replays = kept;
            return this;
        }

        /** Binds the work on a queue's messages; {@code example} is the message that primes it. */
        public <M extends Record> Builder worker(Class<M> message, M example, Worker<M> worker) {
            job = new Job<>(message, example, worker);
            return this;
        }

        /** Binds what the clock starts. */
        public Builder schedule(Consumer<Invocation> work) {
            task = work;
            return this;
        }

        /** Binds what reads logs; {@code example} is the batch that primes it. */
        public Builder logs(LogReader reader, LogBatch example) {
            reading = new Reading(reader, example);
            return this;
        }

        /** Binds who finds out about callers; the examples are the credentials that prime it. */
        public Builder authorizer(Authorizer who, Credentials... examples) {
            authorizer = new Gate(who, List.of(examples));
            return this;
        }

        /** Binds what an operator starts by hand; {@code example} is the request that primes it. */
        public <I extends Record, O extends Record> Builder manual(Class<I> request, I example, Function<I, O> work) {
            manual = new Manual<>(request, example, work);
            return this;
        }

        /** Binds what must be forgotten or made anew when the function is restored from a snapshot. */
        public Builder renewed(Runnable renewal) {
            renewals.add(renewal);
            return this;
        }

        /**
         * What an AWS action answers while the function is primed before its snapshot; without one, an empty object.
         *
         * @param action service and action, for example {@code dynamodb.GetItem}
         * @param json the service's answer
         */
        public Builder canned(String action, String json) {
            canned.put(action, json);
            return this;
        }

        /** What is at this key of the function's bucket while it is primed; once one is given, nothing is at any other. */
        public Builder cannedObject(String key, byte[] object) {
            objects.put(key, object);
            return this;
        }

        /**
         * The function.
         *
         * @throws IllegalStateException saying what is bound although the contract does not want it, or the other way round
         */
        public App build() {
            var instance = new Instance(function, environment);
            var jobs = new Jobs(instance);
            return switch (function.trigger()) {
                case Trigger.Http() -> http(instance);
                case Trigger.Queue(var queue) ->
                    queue(instance, jobs, bound(job, "worker for the queue " + queue.id()));
                case Trigger.Schedule(var every) -> schedule(instance, jobs, bound(task, "schedule of " + every));
                case Trigger.Logs() -> logs(instance, jobs, bound(reading, "reader of logs"));
                case Trigger.Authorizer(var _) -> authorizer(instance, jobs, bound(authorizer, "authorizer"));
                case Trigger.Manual() -> manual(instance, jobs, bound(manual, "manual request"));
            };
        }

        private App http(Instance instance) {
            operations.check();
            Replays kept = replays;
            if (kept == null && operations.any(Operation::idempotent)) {
                throw new IllegalStateException(function.id() + ": idempotent operations need replays(...)");
            }
            Replays known = kept == null ? _ -> Optional.empty() : kept;
            var beans = new Beans(operations.chains(instance, known, limits()));
            return app(instance, beans, new HttpDoor(operations.bound(), beans));
        }

        /** A function whose operations are all open counts nobody and needs no table. */
        private RateLimits limits() {
            if (!operations.any(operation -> !(operation.access() instanceof Access.Open))) {
                return new RateLimits((_, _) -> new Verdict(true, List.of()), RateRules.of(""));
            }
            return environment.settings().read(keys -> {
                var rates = new DynamoRates(
                        keys.text("LIMITS_TABLE_NAME"), environment.aws().dynamo(), environment.clock());
                renewed(rates::forget);
                return new RateLimits(rates, RateRules.of(keys.text("RATE_LIMITS", "")));
            });
        }

        private App queue(Instance instance, Jobs jobs, Job<?> bound) {
            var beans = new Beans(Map.of(function.id(), jobs.queue(bound)));
            return app(instance, beans, new QueueDoor(bound.example(), beans.named(function.id())));
        }

        private App schedule(Instance instance, Jobs jobs, Consumer<Invocation> bound) {
            var beans = new Beans(Map.of(function.id(), jobs.schedule(bound)));
            return app(instance, beans, new ScheduleDoor(beans.named(function.id())));
        }

        private App logs(Instance instance, Jobs jobs, Reading bound) {
            var beans = new Beans(Map.of(function.id(), jobs.logs(bound.reader())));
            return app(instance, beans, new LogsDoor(bound.example(), beans.named(function.id())));
        }

        private App authorizer(Instance instance, Jobs jobs, Gate bound) {
            var beans = new Beans(Map.of(function.id(), jobs.authorizer(bound.authorizer())));
            return app(instance, beans, new AuthorizerDoor(bound.examples(), beans.named(function.id())));
        }

        private App manual(Instance instance, Jobs jobs, Manual<?, ?> bound) {
            var beans = new Beans(Map.of(function.id(), jobs.manual(bound)));
            return app(instance, beans, new ManualDoor(bound, beans.named(function.id())));
        }

        private App app(Instance instance, Beans beans, Door<?, ?> door) {
            renewals.add(instance::renew);
            return new App(function, beans, door, renewals, new Canned(canned, objects));
        }

        private <T> T bound(@Nullable T binding, String what) {
            if (binding == null) {
                throw new IllegalStateException(
                        function.id() + " needs a " + what + ": bind it in the context's compose");
            }
            return binding;
        }
    }

    record Gate(Authorizer authorizer, List<Credentials> examples) {}

    record Reading(LogReader reader, LogBatch example) {}

    record Job<M extends Record>(Class<M> message, M example, Worker<M> worker) {}

    record Manual<I extends Record, O extends Record>(Class<I> request, I example, Function<I, O> work) {}
}
