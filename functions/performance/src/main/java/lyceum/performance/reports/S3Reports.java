package lyceum.performance.reports;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import lyceum.contract.performance.DailyReport;
import lyceum.platform.Json;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Reports in the bucket. */
public final class S3Reports {
    private final Supplier<S3Client> s3;
    private final String bucket;

    public S3Reports(Supplier<S3Client> s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    void put(LocalDate day, DailyReport report) {
        s3.get()
                .putObject(
                        put -> put.bucket(bucket).key(key(day)).contentType("application/json"),
                        RequestBody.fromBytes(Json.bytes(report)));
    }

    Optional<DailyReport> find(LocalDate day) {
        try {
            byte[] json = s3.get()
                    .getObjectAsBytes(get -> get.bucket(bucket).key(key(day)))
                    .asByteArrayUnsafe();
            return Optional.of(Json.read(json, DailyReport.class));
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        }
    }

    private static String key(LocalDate day) {
        return "reports/daily/" + day + ".json";
    }
}
