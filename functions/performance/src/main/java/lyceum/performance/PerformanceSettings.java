package lyceum.performance;

import lyceum.platform.Settings;

/** Everything that health looks at, and the version that is running. */
record PerformanceSettings(
        String version,
        String coursesTable,
        String accountsTable,
        String generationsQueue,
        String exportsQueue,
        String bucket) {
    static PerformanceSettings of(Settings settings) {
        return settings.read(keys -> new PerformanceSettings(
                keys.text("LYCEUM_VERSION"),
                keys.text("COURSES_TABLE_NAME"),
                keys.text("ACCOUNTS_TABLE_NAME"),
                keys.text("GENERATIONS_QUEUE_URL"),
                keys.text("EXPORTS_QUEUE_URL"),
                keys.text("BUCKET_NAME")));
    }
}
