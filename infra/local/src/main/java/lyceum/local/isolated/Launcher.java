package lyceum.local.isolated;

import java.io.IOException;
import lyceum.local.functions.LocalFunction;

/** Starts the process of an environment. */
@FunctionalInterface
interface Launcher {
    /**
     * Starts a process that runs the function's code and asks for events.
     *
     * @param runtimeApi where it asks: host and port
     * @param traces where it sends the parts of its traces: host and port
     * @throws IOException if no process can be started
     */
    Process launch(LocalFunction function, String runtimeApi, String traces) throws IOException;
}
