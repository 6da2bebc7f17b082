package lyceum.platform.http;

/**
 * Answers one operation. It sees checked values only and leaves status codes of failures, JSON and headers to the chain around
 * it. What it throws is answered as 500 {@code internal-error}.
 *
 * @param <I> the request record, {@link NoBody} where the operation takes none
 */
@FunctionalInterface
public interface Handler<I extends Record> {
    Answer handle(Call<I> call);
}
