package lyceum.platform.function;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import lyceum.platform.Json;
import lyceum.platform.http.Run;

/** An operator's request, a record of ours as JSON. */
final class ManualDoor implements Door<Record, Record> {
    private final App.Manual<?, ?> manual;
    private final Function<Run<Record>, Record> function;

    ManualDoor(App.Manual<?, ?> manual, Function<Run<Record>, Record> function) {
        this.manual = manual;
        this.function = function;
    }

    @Override
    public void bytes(InputStream event, OutputStream answer, Context lambda) throws IOException {
        Record request = Json.read(event.readAllBytes(), manual.request());
        answer.write(Json.bytes(typed(request, lambda)));
    }

    @Override
    public Record typed(Record request, Context lambda) {
        return function.apply(new Run<>(request, lambda));
    }

    @Override
    public List<byte[]> recorded() {
        return List.of(Json.bytes(manual.example()));
    }
}
