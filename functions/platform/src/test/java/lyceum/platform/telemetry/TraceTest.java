package lyceum.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import lyceum.platform.Ids;
import lyceum.platform.function.Things;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static final Optional<String> XRAY =
            Optional.of("Root=1-67891233-abcdef012345678912345678;Parent=463ac35c9f6413ad;Sampled=1");

    @Test
    void goesOnWithTheCallersTraceUnderASpanOfItsOwn() {
        var trace = of(Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

        assertThat(trace.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(trace.spanId()).isNotEqualTo("b7ad6b7169203331").hasSize(16);
        assertThat(trace.header()).isEqualTo("00-" + trace.traceId() + "-" + trace.spanId() + "-01");
    }

    @Test
    void takesTheGatewaysTraceWhereTheCallersIsAbsentOrBroken() {
        for (String broken : new String[] {
            "",
            "00-00000000000000000000000000000000-b7ad6b7169203331-01",
            "01-zz",
            "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01"
        }) {
            assertThat(of(Optional.of(broken)).traceId()).isEqualTo("67891233abcdef012345678912345678");
        }
        assertThat(of(Optional.empty()).sampled()).isTrue();
    }

    @Test
    void beginsATraceWhereThereIsNone() {
        var trace = Trace.of(Optional.empty(), Optional.empty(), Ids.from(Things.NOON, new Random(1)));

        assertThat(trace.header()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
    }

    private static Trace of(Optional<String> traceparent) {
        return Trace.of(traceparent, XRAY, Ids.from(Things.NOON, new Random(1)));
    }
}
