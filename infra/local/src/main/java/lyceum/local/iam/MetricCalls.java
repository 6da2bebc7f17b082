package lyceum.local.iam;

import java.util.List;
import lyceum.local.template.Template;

/** What calls of CloudWatch need to be allowed: those that name an alarm are for that alarm, all others know no resources. */
public final class MetricCalls {
    private final String region;

    public MetricCalls(String region) {
        this.region = region;
    }

    /**
     * What a call by name needs.
     *
     * @param call for example {@code GetMetricData}
     * @param alarms the names of the alarms that it is for; empty for none in particular
     */
    public List<Access> access(String call, List<String> alarms) {
        String action = "cloudwatch:" + call;
        if (alarms.isEmpty()) {
            return List.of(new Access(action, "*"));
        }
        return alarms.stream()
                .map(alarm ->
                        new Access(action, "arn:aws:cloudwatch:" + region + ":" + Template.ACCOUNT + ":alarm:" + alarm))
                .toList();
    }
}
