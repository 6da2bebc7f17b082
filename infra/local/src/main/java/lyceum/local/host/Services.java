package lyceum.local.host;

import static lyceum.local.host.Host.await;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import lyceum.local.buckets.LocalBuckets;
import lyceum.local.cloudwatch.CloudWatch;
import lyceum.local.functions.LocalClients;
import lyceum.local.functions.LocalFunctions;
import lyceum.local.iam.AccessKeys;
import lyceum.local.iam.Callers;
import lyceum.local.iam.Iam;
import lyceum.local.keys.KeyCalls;
import lyceum.local.keys.LocalKeys;
import lyceum.local.keys.LocalKms;
import lyceum.local.queues.LocalQueues;
import lyceum.local.tables.LocalTables;
import lyceum.local.template.Template;
import lyceum.platform.aws.AwsClients;
import org.jspecify.annotations.Nullable;

/** The services that functions call; some may still be starting. */
record Services(
        Template template,
        CompletableFuture<LocalTables> tables,
        CompletableFuture<LocalQueues> queues,
        CompletableFuture<LocalBuckets> buckets,
        AccessKeys accessKeys,
        Iam iam,
        ControlPlane control,
        LocalKeys keys) {
    /** Clients with the rights of a role; each waits for its service when it is first asked for. */
    AwsClients clients(String roleArn) {
        var credentials = accessKeys.of(roleArn);
        return new LocalClients(
                once(() -> await(tables).client(roleArn)),
                once(() -> await(queues).client(roleArn, iam)),
                once(() -> await(buckets).client(credentials)),
                once(() -> await(buckets).presigner(credentials)),
                new LocalKms(keys, iam, roleArn),
                control.as(roleArn));
    }

    /** The same services for processes beside this one; waits until they have started. */
    AwsDoor door(LocalFunctions functions, CloudWatch cloudWatch, InstantSource clock) {
        var callers = new Callers(accessKeys, iam, clock);
        return new AwsDoor(
                callers,
                Map.of(
                        "apigateway",
                        new ControlDoor(control, callers),
                        "dynamodb",
                        new TablesDoor(await(tables), callers),
                        "kms",
                        new KeysDoor(new KeyCalls(keys), callers),
                        "lambda",
                        new FunctionsDoor(functions, callers),
                        "monitoring",
                        new MetricsDoor(cloudWatch, callers, template.region()),
                        "sqs",
                        new QueuesDoor(await(queues), callers, template.region())));
    }

    private static <T> Supplier<T> once(Supplier<T> make) {
        return new Supplier<>() {
            private @Nullable T made;

            @Override
            public synchronized T get() {
                T present = made;
                if (present == null) {
                    present = make.get();
                    made = present;
                }
                return present;
            }
        };
    }
}
