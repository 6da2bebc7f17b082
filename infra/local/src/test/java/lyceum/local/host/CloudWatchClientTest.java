package lyceum.local.host;

import static lyceum.local.host.WatchedDoor.PLACE;
import static lyceum.local.host.WatchedDoor.QUEUE;
import static lyceum.local.host.WatchedDoor.START;
import static lyceum.local.host.WatchedDoor.ask;
import static lyceum.local.host.WatchedDoor.datum;
import static lyceum.local.host.WatchedDoor.filter;
import static lyceum.local.host.WatchedDoor.metric;
import static lyceum.local.host.WatchedDoor.query;
import static lyceum.local.host.WatchedDoor.set;
import static lyceum.local.host.WatchedDoor.statistics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** CloudWatch as AWS's own client sees it, over HTTP and signed. */
class CloudWatchClientTest {
    private final WatchedDoor door;
    private final CloudWatchClient client;

    CloudWatchClientTest(@TempDir Path directory) throws IOException {
        door = new WatchedDoor(directory);
        client = door.client;
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void takesMetricsInEveryForm() {
        door.put(
                datum("depth").value(3.0).dimensions(QUEUE, PLACE).unit(StandardUnit.COUNT),
                datum("depth").values(1.0, 9.0).counts(2.0, 1.0).dimensions(PLACE, QUEUE),
                datum("depth")
                        .values(4.0, 6.0)
                        .timestamp(START.minusSeconds(90))
                        .dimensions(QUEUE, PLACE),
                datum("depth").statisticValues(set(5, 50, 2, 20)).dimensions(QUEUE, PLACE));

        List<MetricDataResult> results = client.getMetricData(ask(-120, 60)
                        .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                        .metricDataQueries(
                                metric("sum", "depth", "Sum", 60, QUEUE, PLACE),
                                metric("count", "depth", "SampleCount", 60, QUEUE, PLACE),
                                metric("least", "depth", "Minimum", 60, QUEUE, PLACE),
                                metric("most", "depth", "Maximum", 60, QUEUE, PLACE),
                                metric("median", "depth", "p50", 60, QUEUE, PLACE))
                        .build())
                .metricDataResults();

        assertThat(results.get(0).timestamps()).containsExactly(START.minusSeconds(120), START);
        assertThat(results.stream().map(MetricDataResult::values).limit(4))
                .containsExactly(List.of(10.0, 64.0), List.of(2.0, 9.0), List.of(4.0, 1.0), List.of(6.0, 20.0));
        // What was summed up elsewhere has no percentiles.
        assertThat(results.get(4).timestamps()).containsExactly(START.minusSeconds(120));
        assertThat(results.get(0).label()).isEqualTo("depth");
    }

    @Test
    void takesAllOfACallOrNothing() {
        assertThatThrownBy(() -> door.put(
                        datum("depth").value(1.0), datum("depth").value(1.0).unit("Fathoms")))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("The parameter MetricData.member.2.Unit must be one of CloudWatch's units");
        assertThat(client.listMetrics().metrics()).isEmpty();
    }

    @Test
    void takesLongListsPackedAsTheClientSendsThem() {
        door.put(IntStream.range(0, 1_000)
                .mapToObj(i -> datum("metric-with-a-long-name-" + i).value((double) i))
                .toArray(MetricDatum.Builder[]::new));

        var first = client.listMetrics(list -> list.namespace("Test"));
        assertThat(first.metrics()).hasSize(500);
        assertThat(first.nextToken()).isNotEmpty();
        assertThat(client.listMetricsPaginator(list -> list.namespace("Test")).metrics().stream()
                        .map(Metric::metricName)
                        .distinct())
                .hasSize(1_000);
    }

    @Test
    void tellsExpressionsAndSeveralPeriodsInOneCall() {
        for (int minute = 0; minute < 10; minute++) {
            door.now = START.plusSeconds(minute * 60L);
            door.put(datum("depth").value(minute + 1.0), datum("failed").value(1.0));
        }
        List<MetricDataResult> results = client.getMetricData(ask(0, 600)
                        .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                        .labelOptions(options -> options.timezone("+0130"))
                        .metricDataQueries(
                                metric("minutes", "depth", "Sum", 60),
                                metric("fives", "depth", "Sum", 300),
                                query("share")
                                        .expression("100 * failed / fives")
                                        .label("Share")
                                        .build(),
                                query("slow").expression("minutes").period(120).build(),
                                query("failed")
                                        .returnData(false)
                                        .metricStat(
                                                metric("x", "failed", "Sum", 60).metricStat())
                                        .build())
                        .build())
                .metricDataResults();

        assertThat(results).extracting(MetricDataResult::id).containsExactly("minutes", "fives", "share", "slow");
        assertThat(results.get(0).values()).hasSize(10).startsWith(1.0, 2.0);
        assertThat(results.get(1).values()).containsExactly(15.0, 40.0);
        assertThat(results.get(2).values()).containsExactly(100 * 5 / 15.0, 100 * 5 / 40.0);
        assertThat(results.get(2).label()).isEqualTo("Share");
        assertThat(results.get(3).values()).containsExactly(3.0, 7.0, 11.0, 15.0, 19.0);
        assertThat(results).extracting(MetricDataResult::statusCode).containsOnly(StatusCode.COMPLETE);
    }

    @Test
    void tellsLongSeriesByPages() {
        for (int minute = 0; minute < 10; minute++) {
            door.now = START.plusSeconds(minute * 60L);
            door.put(datum("depth").value((double) minute));
        }
        GetMetricDataRequest request = ask(0, 600)
                .maxDatapoints(7)
                .metricDataQueries(metric("a", "depth", "Sum", 60), metric("b", "depth", "Sum", 300))
                .build();
        var first = client.getMetricData(request);
        assertThat(first.metricDataResults()).singleElement().satisfies(result -> {
            assertThat(result.statusCode()).isEqualTo(StatusCode.PARTIAL_DATA);
            assertThat(result.values()).containsExactly(9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0);
        });
        var second = client.getMetricData(
                request.toBuilder().nextToken(first.nextToken()).build());
        assertThat(second.metricDataResults())
                .extracting(MetricDataResult::values)
                .containsExactly(List.of(2.0, 1.0, 0.0), List.of(35.0, 10.0));
        assertThat(second.nextToken()).isNull();
        assertThat(client.getMetricDataPaginator(request).metricDataResults().stream()
                        .flatMap(result -> result.values().stream()))
                .hasSize(12);
    }

    @Test
    void tellsStatisticsOfOneMetric() {
        for (int value = 1; value <= 100; value++) {
            door.put(datum("time").value((double) value).unit(StandardUnit.MILLISECONDS));
        }
        var plain = client.getMetricStatistics(
                statistics(60).statistics(Statistic.knownValues()).build());
        assertThat(plain.label()).isEqualTo("time");
        assertThat(plain.datapoints()).singleElement().satisfies(point -> {
            assertThat(point.timestamp()).isEqualTo(START);
            assertThat(point.unit()).isEqualTo(StandardUnit.MILLISECONDS);
            assertThat(point.sampleCount()).isEqualTo(100);
            assertThat(point.sum()).isEqualTo(5_050);
            assertThat(point.average()).isEqualTo(50.5);
            assertThat(point.minimum()).isEqualTo(1);
            assertThat(point.maximum()).isEqualTo(100);
        });
        var extended = client.getMetricStatistics(
                statistics(60).extendedStatistics("p50", "p99.9").build());
        assertThat(extended.datapoints()).singleElement().satisfies(point -> {
            assertThat(point.sum()).isNull();
            assertThat(point.extendedStatistics().get("p50")).isBetween(49.0, 51.0);
            assertThat(point.extendedStatistics().get("p99.9")).isBetween(99.0, 100.0);
        });
        assertThat(client.getMetricStatistics(statistics(60)
                                .statistics(Statistic.SUM)
                                .unit(StandardUnit.SECONDS)
                                .build())
                        .datapoints())
                .isEmpty();
    }

    @Test
    void listsWhatMatches() {
        door.put(
                datum("depth").value(1.0).dimensions(QUEUE, PLACE),
                datum("depth").value(1.0).dimensions(QUEUE));
        door.now = START.plusSeconds(4 * 3_600);
        door.put(datum("time").value(1.0).dimensions(PLACE));

        assertThat(client.listMetrics(list -> list.metricName("depth")).metrics())
                .hasSize(2);
        assertThat(client.listMetrics(list -> list.dimensions(filter("queue"))).metrics())
                .hasSize(2);
        assertThat(client.listMetrics(list -> list.dimensions(filter("queue"), filter("place")))
                        .metrics())
                .singleElement()
                .satisfies(metric -> assertThat(metric.dimensions()).containsExactlyInAnyOrder(QUEUE, PLACE));
        assertThat(client.listMetrics(list -> list.dimensions(DimensionFilter.builder()
                                .name("place")
                                .value("there")
                                .build()))
                        .metrics())
                .isEmpty();
        assertThat(client.listMetrics(list -> list.recentlyActive("PT3H")).metrics())
                .extracting(Metric::metricName)
                .containsExactly("time");
        assertThat(client.listMetrics(list -> list.namespace("Other")).metrics())
                .isEmpty();
    }
}
