package lyceum.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import lyceum.contract.performance.MetricsApi;
import lyceum.platform.testing.GatewayEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The figures as Prometheus reads them. */
class PrometheusTest {
    private final Measured measured = new Measured();

    @AfterEach
    void close() {
        measured.close();
    }

    @Test
    void exposesHistogramsToPrometheus() throws IOException {
        measured.collectHour();

        String text = measured.body(GatewayEvent.to(MetricsApi.GET_METRICS));
        assertThat(text.lines())
                .contains(
                        "# TYPE http_requests_total counter",
                        "http_requests_total{status=\"200\"} 95",
                        "api_requests_total{method=\"GET\",endpoint=\"/api/v1/courses\",status=\"404\"} 2",
                        "api_request_duration_seconds_bucket{method=\"GET\",endpoint=\"/api/v1/courses\",le=\"0.05\"} 25",
                        "tlac_http_request_duration_seconds_bucket{le=\"0.1\"} 100",
                        "tlac_http_request_duration_seconds_bucket{le=\"+Inf\"} 100",
                        "tlac_http_request_duration_seconds_sum 5.05",
                        "tlac_http_request_duration_seconds_count 100",
                        "db_query_duration_seconds_count{table=\"courses\"} 18");
        assertThat(text.lines())
                .allMatch(line -> line.startsWith("# HELP ")
                        || line.startsWith("# TYPE ")
                        || line.matches("[a-z_]+(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*})? [0-9.]+"));
    }
}
