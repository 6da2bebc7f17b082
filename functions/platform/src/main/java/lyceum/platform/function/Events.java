package lyceum.platform.function;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.InputStream;
import java.io.OutputStream;

/** AWS event classes from and to their JSON, as the managed Java runtime reads and writes them. */
final class Events<E, R> {
    private final PojoSerializer<E> events;
    private final PojoSerializer<R> answers;

    Events(Class<E> event, Class<R> answer) {
        events = serializer(event);
        answers = serializer(answer);
    }

    E read(InputStream json) {
        return events.fromJson(json);
    }

    void write(R answer, OutputStream json) {
        answers.toJson(answer, json);
    }

    private static <T> PojoSerializer<T> serializer(Class<T> type) {
        return LambdaEventSerializers.serializerFor(type, Events.class.getClassLoader());
    }
}
