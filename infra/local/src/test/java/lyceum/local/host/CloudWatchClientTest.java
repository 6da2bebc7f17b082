package lyceum.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lyceum.local.cloudwatch.CloudWatch;
import lyceum.local.http.HttpServer;
import lyceum.local.iam.AccessKeys;
import lyceum.local.iam.Callers;
import lyceum.local.iam.Iam;
import lyceum.local.metrics.AlarmWatch;
import lyceum.local.metrics.MetricStore;
import lyceum.local.template.Assemblies;
import lyceum.local.template.Template;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.InvalidFormatException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.StatisticSet;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** CloudWatch as AWS's own client sees it, over HTTP and signed. */
class CloudWatchClientTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Dimension QUEUE =
            Dimension.builder().name("queue").value("q").build();
    private static final Dimension PLACE =
            Dimension.builder().name("place").value("here").build();

    private Instant now = START;
    private final MetricStore metrics = new MetricStore(() -> now);
    private final AccessKeys keys = new AccessKeys("secret");
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final AlarmWatch alarms;
    private final HttpServer server;
    private final CloudWatchClient client;

    CloudWatchClientTest(@TempDir Path directory) throws IOException {
        Template template = Assemblies.read(directory, """
                {'Resources': {
                  'Waiting': {'Type': 'AWS::CloudWatch::Alarm', 'Properties': {
                    'AlarmName': 'waiting', 'AlarmActions': ['arn:topic'],
                    'EvaluationPeriods': 1, 'Threshold': 10, 'ComparisonOperator': 'GreaterThanThreshold',
                    'Namespace': 'Test', 'MetricName': 'depth', 'Period': 60, 'Statistic': 'Maximum',
                    'Dimensions': [{'Name': 'queue', 'Value': 'q'}]}},
                  'Slow': {'Type': 'AWS::CloudWatch::Alarm', 'Properties': {
                    'AlarmName': 'wading', 'TreatMissingData': 'notBreaching',
                    'EvaluationPeriods': 1, 'Threshold': 10, 'ComparisonOperator': 'GreaterThanThreshold',
                    'Namespace': 'Test', 'MetricName': 'time', 'Period': 300, 'ExtendedStatistic': 'p90'}},
                  'Share': {'Type': 'AWS::CloudWatch::Alarm', 'Properties': {
                    'AlarmName': 'share', 'EvaluationPeriods': 1, 'Threshold': 1, 'ComparisonOperator': 'LessThanThreshold',
                    'Metrics': [{'Id': 'e1', 'Expression': 'm1 / 2'}, {'Id': 'm1', 'ReturnData': false, 'MetricStat': {
                      'Metric': {'Namespace': 'Test', 'MetricName': 'depth'}, 'Period': 60, 'Stat': 'Sum'}}]}},
                  'Both': {'Type': 'AWS::CloudWatch::CompositeAlarm', 'Properties': {
                    'AlarmName': 'both', 'AlarmRule': 'ALARM(waiting) AND NOT OK(share)'}}}}""");
        alarms = new AlarmWatch(template, metrics, () -> now, _ -> {});
        var callers = new Callers(keys, Iam.of(template, _ -> {}), Instant::now);
        var cloudWatch = new CloudWatch(metrics, alarms, () -> now);
        var door = new AwsDoor(callers, Map.of("monitoring", new MetricsDoor(cloudWatch, callers, "eu-west-1")));
        server = HttpServer.start(0, door, AwsDoor.LONGEST);
        client = client(keys.host());
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
        http.close();
    }

    @Test
    void takesMetricsInEveryForm() {
        put(
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
                                of("sum", "depth", "Sum", 60, QUEUE, PLACE),
                                of("count", "depth", "SampleCount", 60, QUEUE, PLACE),
                                of("least", "depth", "Minimum", 60, QUEUE, PLACE),
                                of("most", "depth", "Maximum", 60, QUEUE, PLACE),
                                of("median", "depth", "p50", 60, QUEUE, PLACE))
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
        assertThatThrownBy(() ->
                        put(datum("depth").value(1.0), datum("depth").value(1.0).unit("Fathoms")))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("The parameter MetricData.member.2.Unit must be one of CloudWatch's units");
        assertThat(client.listMetrics().metrics()).isEmpty();
    }

    @Test
    void takesLongListsPackedAsTheClientSendsThem() {
        put(IntStream.range(0, 1_000)
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
            now = START.plusSeconds(minute * 60L);
            put(datum("depth").value(minute + 1.0), datum("failed").value(1.0));
        }
        List<MetricDataResult> results = client.getMetricData(ask(0, 600)
                        .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                        .labelOptions(options -> options.timezone("+0130"))
                        .metricDataQueries(
                                of("minutes", "depth", "Sum", 60),
                                of("fives", "depth", "Sum", 300),
                                query("share")
                                        .expression("100 * failed / fives")
                                        .label("Share")
                                        .build(),
                                query("slow").expression("minutes").period(120).build(),
                                query("failed")
                                        .returnData(false)
                                        .metricStat(of("x", "failed", "Sum", 60).metricStat())
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
            now = START.plusSeconds(minute * 60L);
            put(datum("depth").value((double) minute));
        }
        GetMetricDataRequest request = ask(0, 600)
                .maxDatapoints(7)
                .metricDataQueries(of("a", "depth", "Sum", 60), of("b", "depth", "Sum", 300))
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
            put(datum("time").value((double) value).unit(StandardUnit.MILLISECONDS));
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
        put(
                datum("depth").value(1.0).dimensions(QUEUE, PLACE),
                datum("depth").value(1.0).dimensions(QUEUE));
        now = START.plusSeconds(4 * 3_600);
        put(datum("time").value(1.0).dimensions(PLACE));

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

    @Test
    void describesAlarms() {
        put(datum("depth").value(11.0).dimensions(QUEUE));
        now = START.plusSeconds(60);
        alarms.evaluate();

        var standing = client.describeAlarms();
        assertThat(standing.metricAlarms())
                .extracting(MetricAlarm::alarmName)
                .containsExactly("share", "wading", "waiting");
        assertThat(standing.compositeAlarms()).isEmpty();
        assertThat(standing.metricAlarms().getLast()).satisfies(waiting -> {
            assertThat(waiting.stateValue()).isEqualTo(StateValue.ALARM);
            assertThat(waiting.stateUpdatedTimestamp()).isEqualTo(now);
            assertThat(waiting.statistic()).isEqualTo(Statistic.MAXIMUM);
            assertThat(waiting.alarmActions()).containsExactly("arn:topic");
            assertThat(waiting.dimensions()).containsExactly(QUEUE);
        });
        assertThat(client.describeAlarms(alarm -> alarm.alarmTypes(AlarmType.COMPOSITE_ALARM))
                        .compositeAlarms())
                .extracting(CompositeAlarm::alarmName)
                .containsExactly("both");
        assertThat(client.describeAlarms(alarm -> alarm.alarmNamePrefix("wa").stateValue(StateValue.OK))
                        .metricAlarms())
                .extracting(MetricAlarm::alarmName)
                .containsExactly("wading");
        assertThat(client.describeAlarms(alarm -> alarm.alarmNames("waiting", "none"))
                        .metricAlarms())
                .hasSize(1);
        assertThat(client.describeAlarms(alarm -> alarm.actionPrefix("arn:to")).metricAlarms())
                .hasSize(1);
        assertThat(client.describeAlarms(alarm -> alarm.childrenOfAlarmName("both"))
                        .metricAlarms())
                .extracting(MetricAlarm::alarmName)
                .containsExactly("share", "waiting");
        assertThat(client.describeAlarms(alarm -> alarm.parentsOfAlarmName("share"))
                        .compositeAlarms())
                .hasSize(1);
        assertThat(client
                        .describeAlarmsPaginator(alarm ->
                                alarm.maxRecords(1).alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM))
                        .stream()
                        .map(page -> page.metricAlarms().size()
                                + page.compositeAlarms().size()))
                .containsExactly(1, 1, 1, 1);
        assertThat(client.describeAlarmsForMetric(alarm ->
                                alarm.namespace("Test").metricName("depth").dimensions(QUEUE))
                        .metricAlarms())
                .extracting(MetricAlarm::alarmName)
                .containsExactly("waiting");
    }

    @Test
    void tellsHowAlarmsChanged() {
        for (int i = 0; i < 5; i++) {
            now = START.plusSeconds(i);
            StateValue state = i % 2 == 0 ? StateValue.ALARM : StateValue.OK;
            client.setAlarmState(
                    set -> set.alarmName("waiting").stateValue(state).stateReason("a rehearsal"));
        }
        client.setAlarmState(
                set -> set.alarmName("both").stateValue(StateValue.ALARM).stateReason("too"));

        var first = client.describeAlarmHistory(history -> history.maxRecords(2));
        assertThat(first.alarmHistoryItems())
                .extracting(AlarmHistoryItem::historySummary)
                .containsExactly("Alarm updated from OK to ALARM", "Alarm updated from ALARM to OK");
        assertThat(first.alarmHistoryItems().getFirst().historyData()).contains("a rehearsal");
        assertThat(client
                        .describeAlarmHistoryPaginator(
                                history -> history.maxRecords(2).scanBy(ScanBy.TIMESTAMP_ASCENDING))
                        .alarmHistoryItems()
                        .stream()
                        .map(AlarmHistoryItem::timestamp))
                .containsExactly(
                        START, START.plusSeconds(1), START.plusSeconds(2), START.plusSeconds(3), START.plusSeconds(4));
        assertThat(client.describeAlarmHistory(history ->
                                history.startDate(START.plusSeconds(1)).endDate(START.plusSeconds(3)))
                        .alarmHistoryItems())
                .hasSize(2);
        assertThat(client.describeAlarmHistory(history -> history.alarmTypes(AlarmType.COMPOSITE_ALARM))
                        .alarmHistoryItems())
                .extracting(AlarmHistoryItem::alarmName)
                .containsExactly("both");
        assertThat(client.describeAlarmHistory(history -> history.historyItemType("Action"))
                        .alarmHistoryItems())
                .isEmpty();
    }

    @Test
    void refusesWhatIsWrongAsTheTypesThatTheClientKnows() {
        refused(MissingRequiredParameterException.class, "MissingParameter", "MetricData is required", () -> put());
        refused(
                MissingRequiredParameterException.class,
                "MissingParameter",
                "MetricData.member.1.Value is required",
                () -> put(datum("depth")));
        refused(
                InvalidParameterCombinationException.class,
                "InvalidParameterCombination",
                "exclude each other",
                () -> put(datum("depth").value(1.0).values(1.0)));
        refused(
                InvalidParameterValueException.class,
                "InvalidParameterValue",
                "reserved",
                () -> client.putMetricData(put -> put.namespace("AWS/Lambda")
                        .metricData(datum("x").value(1.0).build())));
        refused(
                InvalidParameterValueException.class,
                "InvalidParameterValue",
                "neither NaN",
                () -> put(datum("depth").value(Double.NaN)));
        refused(
                InvalidParameterValueException.class,
                "InvalidParameterValue",
                "two weeks",
                () -> put(datum("depth").value(1.0).timestamp(START.plusSeconds(7_300))));
        refused(
                InvalidParameterValueException.class,
                "InvalidParameterValue",
                "uses the function SEARCH",
                () -> client.getMetricData(ask(0, 60)
                        .metricDataQueries(query("e").expression("SEARCH(1, 2)").build())
                        .build()));
        refused(
                InvalidParameterValueException.class,
                "InvalidParameterValue",
                "There is no statistic tm99",
                () -> client.getMetricData(ask(0, 60)
                        .metricDataQueries(of("m", "depth", "tm99", 60))
                        .build()));
        refused(
                InvalidParameterValueException.class,
                "InvalidParameterValue",
                "StartTime must be before",
                () -> client.getMetricData(ask(60, 0)
                        .metricDataQueries(of("m", "depth", "Sum", 60))
                        .build()));
        refused(
                InvalidParameterValueException.class,
                "InvalidParameterValue",
                "multiple of 60",
                () -> client.getMetricData(ask(0, 60)
                        .metricDataQueries(of("m", "depth", "Sum", 90))
                        .build()));
        refused(
                InvalidNextTokenException.class,
                "InvalidNextToken",
                "begin without it",
                () -> client.getMetricData(ask(0, 60)
                        .metricDataQueries(of("m", "depth", "Sum", 60))
                        .nextToken("?")
                        .build()));
        refused(
                InvalidNextTokenException.class,
                "InvalidNextToken",
                "begin without it",
                () -> client.describeAlarmHistory(history -> history.nextToken("bm90IG9uZQ")));
        refused(
                InvalidParameterCombinationException.class,
                "InvalidParameterCombination",
                "exceeds the limit of 1440",
                () -> client.getMetricStatistics(statistics(60)
                        .endTime(START.plusSeconds(86_461))
                        .statistics(Statistic.SUM)
                        .build()));
        refused(
                MissingRequiredParameterException.class,
                "MissingParameter",
                "Statistics is required",
                () -> client.getMetricStatistics(statistics(60).build()));
        refused(
                InvalidParameterValueException.class,
                "InvalidParameterValue",
                "from 1 to 100",
                () -> client.describeAlarms(alarm -> alarm.maxRecords(101)));
        refused(
                ResourceNotFoundException.class,
                "ResourceNotFound",
                "There is no alarm none",
                () -> client.setAlarmState(
                        set -> set.alarmName("none").stateValue("OK").stateReason("")));
        refused(
                InvalidParameterValueException.class,
                "InvalidParameterValue",
                "must be one of [OK, ALARM",
                () -> client.setAlarmState(
                        set -> set.alarmName("waiting").stateValue("SAD").stateReason("")));
        refused(
                InvalidFormatException.class,
                "InvalidFormat",
                "must be JSON",
                () -> client.setAlarmState(set -> set.alarmName("waiting")
                        .stateValue("OK")
                        .stateReason("")
                        .stateReasonData("{")));
        refused(
                CloudWatchException.class,
                "InvalidAction",
                "does not know CloudWatch's ListDashboards",
                () -> client.listDashboards());
    }

    @Test
    void nobodyComesInWithASecretOfHisOwn() {
        var guessed = AwsBasicCredentials.create(keys.host().accessKeyId(), "guessed");
        try (var stranger = client(guessed)) {
            assertThatThrownBy(() -> stranger.putMetricData(put -> put.namespace("Test")
                            .metricData(datum("depth").value(1.0).build())))
                    .isInstanceOfSatisfying(CloudWatchException.class, refused -> {
                        assertThat(refused.statusCode()).isEqualTo(403);
                        assertThat(refused.awsErrorDetails().errorCode()).startsWith("InvalidSignature");
                    });
        }
        assertThat(client.listMetrics().metrics()).isEmpty();
    }

    private static void refused(Class<? extends CloudWatchException> type, String code, String words, Runnable call) {
        assertThatThrownBy(call::run).hasMessageContaining(words).isInstanceOfSatisfying(type, refused -> assertThat(
                        refused.awsErrorDetails().errorCode())
                .isEqualTo(code));
    }

    private void put(MetricDatum.Builder... data) {
        client.putMetricData(put -> put.namespace("Test")
                .metricData(
                        List.of(data).stream().map(MetricDatum.Builder::build).toList()));
    }

    private static MetricDatum.Builder datum(String name) {
        return MetricDatum.builder().metricName(name);
    }

    private static StatisticSet set(double count, double sum, double least, double most) {
        return StatisticSet.builder()
                .sampleCount(count)
                .sum(sum)
                .minimum(least)
                .maximum(most)
                .build();
    }

    private static GetMetricDataRequest.Builder ask(long from, long to) {
        return GetMetricDataRequest.builder().startTime(START.plusSeconds(from)).endTime(START.plusSeconds(to));
    }

    private static MetricDataQuery.Builder query(String id) {
        return MetricDataQuery.builder().id(id);
    }

    private static MetricDataQuery of(String id, String metric, String statistic, int period, Dimension... dimensions) {
        return query(id)
                .metricStat(stat -> stat.stat(statistic)
                        .period(period)
                        .metric(one -> one.namespace("Test").metricName(metric).dimensions(dimensions)))
                .build();
    }

    private static GetMetricStatisticsRequest.Builder statistics(int period) {
        return GetMetricStatisticsRequest.builder()
                .namespace("Test")
                .metricName("time")
                .startTime(START)
                .endTime(START.plusSeconds(60))
                .period(period);
    }

    private static DimensionFilter filter(String name) {
        return DimensionFilter.builder().name(name).build();
    }

    private CloudWatchClient client(AwsCredentials credentials) {
        return CloudWatchClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + server.port()))
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClient(http)
                .build();
    }
}
