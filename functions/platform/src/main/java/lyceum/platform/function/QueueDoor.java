package lyceum.platform.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import lyceum.platform.http.Run;

/** Messages of a queue, in batches. */
final class QueueDoor implements Door<SQSEvent, SQSBatchResponse> {
    private final Events<SQSEvent, SQSBatchResponse> events = new Events<>(SQSEvent.class, SQSBatchResponse.class);
    private final Record example;
    private final Function<Run<SQSEvent>, SQSBatchResponse> function;

    QueueDoor(Record example, Function<Run<SQSEvent>, SQSBatchResponse> function) {
        this.example = example;
        this.function = function;
    }

    @Override
    public void bytes(InputStream event, OutputStream answer, Context lambda) {
        events.write(typed(events.read(event), lambda), answer);
    }

    @Override
    public SQSBatchResponse typed(SQSEvent event, Context lambda) {
        return function.apply(new Run<>(event, lambda));
    }

    @Override
    public List<byte[]> recorded() {
        return List.of(RecordedEvents.queue(example));
    }
}
