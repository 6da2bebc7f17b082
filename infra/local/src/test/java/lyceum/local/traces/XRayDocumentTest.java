package lyceum.local.traces;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lyceum.platform.telemetry.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XRayDocumentTest {
    private static final String HEAD = "{\"format\": \"json\", \"version\": 1}\n";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void tellsAPartAndThoseWithinIt() {
        List<Span> parts = parts(HEAD + """
                {"name": "## getCourse", "id": "aaaaaaaaaaaaaaaa", "trace_id": "1-4bf92f35-77b34da6a3ce929d0e0e4736",
                 "parent_id": "00f067aa0ba902b7", "type": "subsegment", "start_time": 1.5, "end_time": 1.75, "fault": true,
                 "subsegments": [{"name": "DynamoDb", "id": "bbbbbbbbbbbbbbbb", "start_time": 1.5, "end_time": 1.625,
                                  "namespace": "aws", "aws": {"operation": "GetItem", "table_name": "t"}}]}""");

        Instant start = Instant.ofEpochMilli(1_500);
        assertThat(parts)
                .containsExactly(
                        new Span(
                                TRACE,
                                "bbbbbbbbbbbbbbbb",
                                Optional.of("aaaaaaaaaaaaaaaa"),
                                "courses-api",
                                "dynamodb.GetItem",
                                start,
                                Duration.ofMillis(125),
                                false),
                        new Span(
                                TRACE,
                                "aaaaaaaaaaaaaaaa",
                                Optional.of("00f067aa0ba902b7"),
                                "courses-api",
                                "getCourse",
                                start,
                                Duration.ofMillis(250),
                                true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                HEAD,
                HEAD + "not JSON",
                HEAD + "{}",
                HEAD + "[1]",
                HEAD
                        + "{\"name\": \"x\", \"id\": \"a\", \"trace_id\": \"1-1-1\", \"start_time\": 1, \"in_progress\": true}"
            })
    void passesOverWhatIsNoPartThatIsOver(String datagram) {
        assertThat(parts(datagram)).isEmpty();
    }

    private static List<Span> parts(String datagram) {
        return XRayDocument.parts(datagram.getBytes(StandardCharsets.UTF_8), "courses-api");
    }
}
