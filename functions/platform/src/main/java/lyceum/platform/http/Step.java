package lyceum.platform.http;

/** One link of the chain around an operation: answers by itself or asks the next. */
@FunctionalInterface
interface Step {
    Answer answer(Request request);
}
