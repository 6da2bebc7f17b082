package lyceum.local.logs;

/** Takes the lines that functions and the gateway write. */
@FunctionalInterface
public interface Logs {
    /**
     * Appends one line, without its line end, to a log group of the template.
     *
     * @param logGroup its name, as {@code Ref} gives it
     */
    void write(String logGroup, String line);
}
