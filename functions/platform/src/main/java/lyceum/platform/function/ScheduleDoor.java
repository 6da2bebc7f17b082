package lyceum.platform.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import lyceum.platform.Json;
import lyceum.platform.http.Run;

/** The clock. The event says nothing that the function needs, so its bytes are not even parsed. */
final class ScheduleDoor implements Door<ScheduledEvent, String> {
    private final Function<Run<ScheduledEvent>, String> function;

    ScheduleDoor(Function<Run<ScheduledEvent>, String> function) {
        this.function = function;
    }

    @Override
    public void bytes(InputStream event, OutputStream answer, Context lambda) throws IOException {
        answer.write(Json.text(typed(new ScheduledEvent(), lambda)).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String typed(ScheduledEvent event, Context lambda) {
        return function.apply(new Run<>(event, lambda));
    }

    @Override
    public List<byte[]> recorded() {
        return List.of(RecordedEvents.schedule());
    }
}
