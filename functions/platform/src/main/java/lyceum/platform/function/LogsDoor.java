package lyceum.platform.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.CloudWatchLogsEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lyceum.platform.Json;
import lyceum.platform.http.Run;

/** Log events of a subscription, in batches. */
final class LogsDoor implements Door<CloudWatchLogsEvent, String> {
    private final Events<CloudWatchLogsEvent, String> events = new Events<>(CloudWatchLogsEvent.class, String.class);
    private final LogBatch example;
    private final Function<Run<LogBatch>, String> function;

    LogsDoor(LogBatch example, Function<Run<LogBatch>, String> function) {
        this.example = example;
        this.function = function;
    }

    @Override
    public void bytes(InputStream event, OutputStream answer, Context lambda) throws IOException {
        answer.write(Json.text(typed(events.read(event), lambda)).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String typed(CloudWatchLogsEvent event, Context lambda) {
        return function.apply(new Run<>(LogBatch.decoded(event.getAwsLogs().getData()), lambda));
    }

    @Override
    public List<byte[]> recorded() {
        return List.of(Json.bytes(Map.of("awslogs", Map.of("data", example.encoded()))));
    }
}
