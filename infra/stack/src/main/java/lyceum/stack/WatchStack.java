package lyceum.stack;

import lyceum.contract.Api;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/**
 * Who watches the system: alarms and dashboards, in a stack of their own because a stack holds at most 500 resources. It knows what
 * it watches by names that are fixed beforehand; only the tables, whose names are not, are imported.
 */
final class WatchStack extends Stack {
    static final String NAME = LyceumStack.NAME + "-Watch";

    WatchStack(App app, LyceumStack watched) {
        super(
                app,
                NAME,
                StackProps.builder()
                        .description("Alarms and dashboards of Lyceum")
                        .build());
        addStackDependency(watched);
        var alarms = new Alarms(this);
        ErrorAlarms.addTo(alarms, Api.OPERATIONS.stream());
        LatencyAlarms.addTo(alarms);
        ResourceAlarms.addTo(alarms);
        JobAlarms.addTo(alarms);
        new Dashboards(this, watched.tables());
    }
}
