package lyceum.stack;

import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/**
 * Who watches the system: alarms and dashboards, in a stack of their own because a stack holds at most 500 resources. It knows what
 * it watches by names that are fixed beforehand, so that neither stack holds the other one back.
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
        new Watch(this);
        new Overview(this);
    }
}
