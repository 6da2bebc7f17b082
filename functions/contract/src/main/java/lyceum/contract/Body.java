package lyceum.contract;

/**
 * The JSON body that an operation takes.
 *
 * @param type the request record; its constructor validates
 * @param maxBytes larger bodies are refused with 413 before they are parsed
 * @param example a body that works against a fresh installation; run as a test
 */
public record Body(Class<? extends Record> type, int maxBytes, String example) {}
