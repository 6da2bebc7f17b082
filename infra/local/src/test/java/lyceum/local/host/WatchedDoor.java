package lyceum.local.host;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lyceum.local.cloudwatch.CloudWatch;
import lyceum.local.http.HttpServer;
import lyceum.local.iam.AccessKeys;
import lyceum.local.iam.Callers;
import lyceum.local.iam.Iam;
import lyceum.local.metrics.AlarmWatch;
import lyceum.local.metrics.MetricStore;
import lyceum.local.template.Assemblies;
import lyceum.local.template.Template;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StatisticSet;

/** CloudWatch's door as it is on the local host, with AWS's own client before it and four alarms behind it. */
final class WatchedDoor implements AutoCloseable {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Dimension QUEUE = Dimension.builder().name("queue").value("q").build();
    static final Dimension PLACE =
            Dimension.builder().name("place").value("here").build();

    Instant now = START;
    final MetricStore metrics = new MetricStore(() -> now);
    final AccessKeys keys = new AccessKeys("secret");
    final SdkHttpClient http = UrlConnectionHttpClient.create();
    final AlarmWatch alarms;
    final HttpServer server;
    final CloudWatchClient client;

    WatchedDoor(Path directory) throws IOException {
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

    @Override
    public void close() {
        client.close();
        server.close();
        http.close();
    }

    void put(MetricDatum.Builder... data) {
        client.putMetricData(put -> put.namespace("Test")
                .metricData(
                        List.of(data).stream().map(MetricDatum.Builder::build).toList()));
    }

    CloudWatchClient client(AwsCredentials credentials) {
        return CloudWatchClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + server.port()))
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClient(http)
                .build();
    }

    static MetricDatum.Builder datum(String name) {
        return MetricDatum.builder().metricName(name);
    }

    static StatisticSet set(double count, double sum, double least, double most) {
        return StatisticSet.builder()
                .sampleCount(count)
                .sum(sum)
                .minimum(least)
                .maximum(most)
                .build();
    }

    static GetMetricDataRequest.Builder ask(long from, long to) {
        return GetMetricDataRequest.builder().startTime(START.plusSeconds(from)).endTime(START.plusSeconds(to));
    }

    static MetricDataQuery.Builder query(String id) {
        return MetricDataQuery.builder().id(id);
    }

    static MetricDataQuery metric(String id, String metric, String statistic, int period, Dimension... dimensions) {
        return query(id)
                .metricStat(stat -> stat.stat(statistic)
                        .period(period)
                        .metric(one -> one.namespace("Test").metricName(metric).dimensions(dimensions)))
                .build();
    }

    static GetMetricStatisticsRequest.Builder statistics(int period) {
        return GetMetricStatisticsRequest.builder()
                .namespace("Test")
                .metricName("time")
                .startTime(START)
                .endTime(START.plusSeconds(60))
                .period(period);
    }

    static DimensionFilter filter(String name) {
        return DimensionFilter.builder().name(name).build();
    }
}
