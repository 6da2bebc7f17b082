package lyceum.local.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lyceum.local.functions.FakeCode;
import lyceum.local.functions.LocalFunctions;
import lyceum.local.template.Assemblies;
import lyceum.local.template.UnsupportedTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulesTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final BlockingQueue<ScheduledEvent> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final Path directory;

    SchedulesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void tellsAFunctionTheTimeSoonAfterTheStart() throws InterruptedException {
        try (var _ = started("'ScheduleExpression': 'rate(1 minute)'", events::add)) {
            ScheduledEvent event = events.poll(30, TimeUnit.SECONDS);
            assertThat(event).isNotNull();
            assertThat(event.getDetailType()).isEqualTo("Scheduled Event");
            assertThat(event.getTime().getMillis()).isEqualTo(NOW.toEpochMilli());
            assertThat(event.getResources()).singleElement().asString().endsWith(":rule/Sweep");
        }
    }

    @Test
    void saysOnTheConsoleWhatFailed() throws InterruptedException {
        try (var _ = started("'ScheduleExpression': 'rate(2 hours)'", _ -> {
            throw new IllegalStateException("no table");
        })) {
            assertThat(told.poll(30, TimeUnit.SECONDS)).contains("sweep").contains("no table");
        }
    }

    @Test
    void leavesARuleThatIsDisabledAlone() throws InterruptedException {
        try (var _ = started("'State': 'DISABLED', 'ScheduleExpression': 'cron(0 3 * * ? *)'", events::add)) {
            assertThat(events.poll(2, TimeUnit.SECONDS)).isNull();
        }
    }

    @Test
    void stopsAtWhatItDoesNotKnow() {
        assertThatThrownBy(() -> started("'ScheduleExpression': 'cron(0 3 * * ? *)'", events::add))
                .isInstanceOf(UnsupportedTemplate.class)
                .hasMessageContaining("knows rates only");
        assertThatThrownBy(() -> started("'EventPattern': {}", events::add))
                .isInstanceOf(UnsupportedTemplate.class)
                .hasMessageContaining("has EventPattern");
    }

    private Schedules started(String rule, Consumer<ScheduledEvent> work) {
        var template = Assemblies.read(directory, """
                {'Resources': {
                  'Function': {'Type': 'AWS::Lambda::Function', 'Properties': {
                    'FunctionName': 'sweep', 'Role': 'r', 'Handler': 'h', 'MemorySize': 128, 'Code': {'S3Key': 'k'},
                    'Environment': {'Variables': {'LYCEUM_FUNCTION': 'sweep'}}}},
                  'Rule': {'Type': 'AWS::Events::Rule', 'Properties': {'Name': 'Sweep',
                    'Targets': [{'Id': 'Target0', 'Arn': {'Fn::GetAtt': ['Function', 'Arn']}}], %s}}}}""".formatted(rule));
        var functions = new LocalFunctions(
                LocalFunctions.declared(template),
                _ -> new FakeCode(request -> request, work),
                (_, _, _, _, _) -> {},
                (_, _) -> {},
                () -> NOW);
        return Schedules.start(template, functions, () -> NOW, told::add);
    }
}
