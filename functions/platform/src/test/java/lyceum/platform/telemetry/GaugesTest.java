package lyceum.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import lyceum.platform.testing.TestLambda;
import org.junit.jupiter.api.Test;

class GaugesTest {
    @Test
    void memoryIsMeasuredAgainstWhatThereIs() {
        double ofLambda = Gauges.ofLambda().memoryPercent(TestLambda.CONTEXT);
        double ofMachine = Gauges.ofSharedProcess().memoryPercent(TestLambda.CONTEXT);

        assertThat(ofLambda).isBetween(1.0, 100.0);
        assertThat(ofMachine).isPositive().isLessThanOrEqualTo(ofLambda);
    }

    @Test
    void aFunctionHasAProcessorForEach1769Megabytes() {
        assertThat(Gauges.ofLambda().processors(TestLambda.CONTEXT)).isEqualTo(1_024 / 1_769.0);
        assertThat(Gauges.ofSharedProcess().processors(TestLambda.CONTEXT))
                .isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void aRunsProcessorTimeIsAShareOfWhatItsProcessorsCouldGive() {
        var gauges = new Stepping();
        var meter = new RunMeter(gauges, TestLambda.CONTEXT);

        gauges.processor = Long.MAX_VALUE / 2;
        assertThat(meter.read().cpuPercent()).isEqualTo(100);
        gauges.processor = 0;
        assertThat(meter.read().cpuPercent()).isZero();
        assertThat(meter.read().memoryPercent()).isEqualTo(40);
    }

    private static final class Stepping implements Gauges {
        private long processor;

        @Override
        public double memoryPercent(Context lambda) {
            return 40;
        }

        @Override
        public long processorNanos() {
            return processor;
        }

        @Override
        public double processors(Context lambda) {
            return 1;
        }
    }
}
