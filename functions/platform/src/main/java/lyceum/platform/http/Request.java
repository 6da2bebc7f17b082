package lyceum.platform.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.contract.Operation;
import lyceum.platform.Caller;
import lyceum.platform.Invocation;
import lyceum.platform.telemetry.Trace;

/**
 * A request on its way through the chain.
 *
 * @param path path parameters, decoded
 * @param query query parameters, decoded, with all their values
 * @param headers by name in lower case, without credentials
 * @param body its bytes; empty for none
 * @param caller who calls; {@link Caller#ANONYMOUS} where the gateway named nobody
 * @param authMilliseconds how long the gateway's authorizer took; 0 where it was not asked
 */
@SuppressWarnings("ArrayRecordComponent") // a transport value: never compared
record Request(
        Operation operation,
        Map<String, String> path,
        Map<String, List<String>> query,
        Map<String, String> headers,
        byte[] body,
        Caller caller,
        long authMilliseconds,
        Invocation invocation,
        Trace trace) {
    Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }
}
