package lyceum.stack;

import static lyceum.stack.Assembly.target;
import static lyceum.stack.Assembly.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.FunctionDeclaration.Trigger;
import lyceum.contract.Functions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Everything that is logged about requests and runs reaches the collector, and nothing that the collector logs itself. */
final class LogSubscriptionsTest {
    private static final String ACCESS = "/lyceum/access";

    private final Assembly assembly = Assembly.strict();
    private final FunctionDeclaration collector = Functions.COLLECT_REQUESTS;

    @Test
    void theAccessLogAndEachFunctionsCanonicalEventsAreRead() {
        var wanted = new TreeMap<String, String>();
        wanted.put(ACCESS, "");
        Functions.ALL.stream()
                .filter(function -> !function.equals(collector))
                .forEach(function -> wanted.put(
                        "/lyceum/" + function.id(), "{ ($.message = \"request\") || ($.message = \"run\") }"));

        var read = new TreeMap<String, String>();
        filters().values().forEach(filter -> {
            String group = group(filter);
            assertThat(read.put(group, filter.get("FilterPattern").asString()))
                    .as("A second subscription of " + group + " would count everything twice.")
                    .isNull();
        });
        assertThat(read).isEqualTo(wanted);
    }

    /** Each batch would make a line, and each line a batch. */
    @Test
    void nobodyReadsItsOwnLog() {
        filters().values().forEach(filter -> {
            String reader = functionOf(filter.get("DestinationArn"));
            assertThat(reader).isEqualTo(collector.id());
            assertThat(group(filter)).isNotEqualTo("/lyceum/" + reader);
        });
        assertThat(Functions.ALL)
                .filteredOn(function -> function.trigger() instanceof Trigger.Logs)
                .containsExactly(collector);
    }

    @Test
    void onlyTheLogsOfThisSystemAndAccountMayCallTheCollector() {
        var permissions = new TreeMap<String, JsonNode>();
        assembly.all("AWS::Lambda::Permission").forEach((id, permission) -> {
            if (permission.get("Principal").asString("").startsWith("logs.")) {
                permissions.put(id, permission);
            }
        });

        assertThat(permissions).hasSize(1);
        JsonNode permission = permissions.firstEntry().getValue();
        assertThat(permission.get("Principal").asString()).isEqualTo("logs.amazonaws.com");
        assertThat(permission.get("Action").asString()).isEqualTo("lambda:InvokeFunction");
        assertThat(functionOf(permission.get("FunctionName"))).isEqualTo(collector.id());
        assertThat(text(permission.get("SourceAccount"))).isEqualTo("AWS::AccountId");
        assertThat(text(permission.get("SourceArn")))
                .isEqualTo("arn:AWS::Partition:logs:AWS::Region:AWS::AccountId:log-group:/lyceum/*:*");
        // CloudWatch Logs tries the permission when the subscription is made.
        filters().keySet().forEach(id -> assertThat(
                        assembly.resource(id).get("DependsOn").valueStream().map(JsonNode::asString))
                .as(id)
                .contains(permissions.firstKey()));
    }

    @Test
    void everyLogForgetsAfterAMonth() {
        var groups = new TreeSet<String>();
        assembly.all("AWS::Logs::LogGroup").forEach((id, group) -> {
            assertThat(group.path("RetentionInDays").asInt(0)).as(id).isEqualTo(30);
            groups.add(text(group.get("LogGroupName")));
        });
        assertThat(groups).contains(ACCESS);
        Functions.ALL.forEach(function -> assertThat(groups).contains("/lyceum/" + function.id()));
    }

    private Map<String, JsonNode> filters() {
        return assembly.all("AWS::Logs::SubscriptionFilter");
    }

    private String group(JsonNode filter) {
        return assembly.resource(target(filter.get("LogGroupName")))
                .get("Properties")
                .get("LogGroupName")
                .asString();
    }

    /** The id of the function that an alias leads to. */
    private String functionOf(JsonNode alias) {
        JsonNode function = assembly.resource(
                target(assembly.resource(target(alias)).get("Properties").get("FunctionName")));
        return function.get("Properties")
                .get("Environment")
                .get("Variables")
                .get("LYCEUM_FUNCTION")
                .asString();
    }
}
