package lyceum.platform.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lyceum.contract.Functions;
import lyceum.platform.Settings;
import lyceum.platform.environment.Environment;
import lyceum.platform.testing.RecordingTelemetry;
import lyceum.platform.testing.TestClients;
import lyceum.platform.testing.TestLambda;
import org.junit.jupiter.api.Test;

class LogsDoorTest {
    /** Made with gzip and base64: the event 7 of the group g, written at 5 ms, whose message is ü. */
    private static final String DATA =
            "H4sIAAAAAAACA6tWyk0tLk5MTw2pLEhVslJycQxxjPd1DQ52dHdV0lHKL89LLQIKGwLZOfnp7kX5pQVAbjqEG1xSlJqYC+QXA/nFpUnFyUWZBSWZ+XlumTklqUXFSlbRSmlKsWC1rmWpeSUgkWqlzBSgFnOglpJMoOUliblAI011YA4Byh3eo1QbWwsAK+HYtZsAAAA=";

    private final RecordingTelemetry telemetry = new RecordingTelemetry();
    private final List<LogBatch> read = new ArrayList<>();
    private final LogBatch example = new LogBatch("g", "s", List.of(new LogBatch.Event("1", 2, "line")));

    @Test
    void readsWhatASubscriptionDelivers() throws IOException {
        handle(app((batch, _) -> read.add(batch)), DATA);

        assertThat(read).containsExactly(new LogBatch("g", "s", List.of(new LogBatch.Event("7", 5, "ü"))));
        assertThat(telemetry.events()).singleElement().satisfies(said -> {
            assertThat(said.message()).isEqualTo("run");
            assertThat(said.members()).containsEntry("function", "collect-requests");
        });
    }

    @Test
    void aTryOfTheSubscriptionHoldsNothing() {
        String control = new LogBatch("g", "s", List.of()).encoded();

        assertThat(LogBatch.decoded(control).events()).isEmpty();
    }

    @Test
    void aFailureIsLambdasToSeeSoThatTheBatchComesAgain() {
        var app = app((_, _) -> {
            throw new IllegalStateException("no table");
        });

        assertThatThrownBy(() -> handle(app, DATA)).hasMessage("no table");
    }

    @Test
    void whatIsNoBatchIsRefused() {
        var app = app((batch, _) -> read.add(batch));

        assertThatThrownBy(() -> handle(app, "bm8gZ3ppcA==")).isInstanceOf(IllegalArgumentException.class);
        assertThat(read).isEmpty();
    }

    @Test
    void theRecordedEventGoesThrough() throws IOException {
        var app = app((batch, _) -> read.add(batch));
        for (byte[] event : app.recorded()) {
            app.handle(new ByteArrayInputStream(event), new ByteArrayOutputStream(), TestLambda.CONTEXT);
        }

        assertThat(read).containsExactly(example);
    }

    private App app(LogReader reader) {
        return App.of(
                        Functions.COLLECT_REQUESTS,
                        new Environment(Settings.of(Map.of()), TestClients.none(), InstantSource.system(), telemetry))
                .logs(reader, example)
                .build();
    }

    private static void handle(App app, String data) throws IOException {
        byte[] event = ("{\"awslogs\":{\"data\":\"" + data + "\"}}").getBytes(StandardCharsets.UTF_8);
        app.handle(new ByteArrayInputStream(event), new ByteArrayOutputStream(), TestLambda.CONTEXT);
    }
}
