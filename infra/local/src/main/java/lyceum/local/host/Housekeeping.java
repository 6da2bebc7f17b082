package lyceum.local.host;

import java.time.InstantSource;
import lyceum.local.buckets.Lifecycle;
import lyceum.local.buckets.LocalBuckets;
import lyceum.local.template.Template;

/** What is due at the start and every hour. */
final class Housekeeping implements Runnable {
    private final Lifecycle lifecycle;

    Housekeeping(Template template, LocalBuckets buckets, InstantSource clock) {
        this.lifecycle = new Lifecycle(template, buckets, clock);
    }

    @Override
    public void run() {
        lifecycle.expire();
    }
}
