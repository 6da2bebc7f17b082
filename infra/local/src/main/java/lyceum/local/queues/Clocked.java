package lyceum.local.queues;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.QueueStatistics;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.msg.GetQueueStatistics;
import org.elasticmq.msg.LookupQueue;
import org.elasticmq.util.NowProvider;
import scala.Option;

/**
 * ElasticMQ's queues on a clock of the host's: messages become visible by it and are counted by it. The attributes that ElasticMQ tells
 * over HTTP are counted by the system's clock.
 */
final class Clocked implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ActorSystem actors =
            ActorSystem.create("queues", ConfigFactory.parseString("""
            pekko.loglevel = WARNING
            pekko.stdout-loglevel = WARNING
            pekko.jvm-shutdown-hooks = off
            pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
            """).withFallback(ConfigFactory.load()));
    private final ActorRef manager;
    private final InstantSource clock;

    Clocked(InstantSource clock) {
        this.clock = clock;
        this.manager = actors.actorOf(
                Props.create(
                        QueueManagerActor.class,
                        () -> new QueueManagerActor(new Now(clock), StrictSQSLimits$.MODULE$, Option.empty())),
                "manager");
    }

    /** What ElasticMQ runs in. */
    ActorSystem actors() {
        return actors;
    }

    /** What knows all queues. */
    ActorRef manager() {
        return manager;
    }

    /** How many messages of a queue, by its name, wait now and are being worked on. */
    QueueStatistics statistics(String queue) {
        return Patterns.ask(manager, new LookupQueue(queue), PATIENCE)
                .thenCompose(found -> Patterns.ask(
                        (ActorRef) ((Option<?>) found).get(), new GetQueueStatistics(clock.millis()), PATIENCE))
                .thenApply(QueueStatistics.class::cast)
                .toCompletableFuture()
                .join();
    }

    @Override
    public void close() {
        actors.terminate();
    }

    /** ElasticMQ's idea of the time. */
    private static final class Now extends NowProvider {
        private final InstantSource clock;

        Now(InstantSource clock) {
            this.clock = clock;
        }

        @Override
        public long nowMillis() {
            return clock.millis();
        }

        @Override
        public OffsetDateTime now() {
            return clock.instant().atOffset(ZoneOffset.UTC);
        }
    }
}
