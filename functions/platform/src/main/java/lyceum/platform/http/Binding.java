package lyceum.platform.http;

import lyceum.contract.Operation;

/** An operation and the code that answers it. */
public record Binding<I extends Record>(Operation operation, Class<I> body, Handler<I> handler) {}
