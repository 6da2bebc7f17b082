package lyceum.platform.function;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * The HTTP client under all SDK clients. While a function is primed, requests go, signed and complete, to a loopback address in
 * place of AWS: all code runs, nothing is touched.
 */
final class PrimableHttp implements SdkHttpClient {
    private final SdkHttpClient http;
    private volatile Optional<URI> diverted = Optional.empty();

    PrimableHttp(SdkHttpClient http) {
        this.http = http;
    }

    void divert(URI loopback) {
        diverted = Optional.of(loopback);
    }

    void restore() {
        diverted = Optional.empty();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return http.prepareRequest(
                diverted.map(loopback -> to(loopback, request)).orElse(request));
    }

    @Override
    public String clientName() {
        return http.clientName();
    }

    @Override
    public void close() {
        http.close();
    }

    private static HttpExecuteRequest to(URI loopback, HttpExecuteRequest request) {
        var builder = HttpExecuteRequest.builder()
                .request(request.httpRequest().toBuilder()
                        .protocol(loopback.getScheme())
                        .host(loopback.getHost())
                        .port(loopback.getPort())
                        .build());
        request.contentStreamProvider().ifPresent(builder::contentStreamProvider);
        request.metricCollector().ifPresent(builder::metricCollector);
        return builder.build();
    }
}
