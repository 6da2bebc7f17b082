package lyceum.platform.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** Requests to one AWS service, signed with the SDK's own signer. */
final class SigV4Http implements SignedHttp {
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final String region;
    private final String service;
    private final URI endpoint;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    SigV4Http(SdkHttpClient http, AwsCredentialsProvider credentials, String region, String service, URI endpoint) {
        this.http = http;
        this.credentials = credentials;
        this.region = region;
        this.service = service;
        this.endpoint = endpoint;
    }

    @Override
    public Reply send(String method, String path, byte[] json) {
        ContentStreamProvider body = () -> new ByteArrayInputStream(json);
        try {
            return reply(http.prepareRequest(HttpExecuteRequest.builder()
                            .request(signed(request(method, path, json), body))
                            .contentStreamProvider(body)
                            .build())
                    .call());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private SdkHttpRequest request(String method, String path, byte[] json) {
        return SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(method))
                .uri(endpoint.resolve(path))
                .putHeader("Content-Type", "application/json")
                .putHeader("Accept", "application/json")
                .putHeader("Content-Length", Integer.toString(json.length))
                .build();
    }

    private SdkHttpRequest signed(SdkHttpRequest request, ContentStreamProvider body) {
        return signer.sign(sign -> sign.identity(credentials.resolveCredentials())
                        .request(request)
                        .payload(body)
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region))
                .request();
    }

    private static Reply reply(HttpExecuteResponse response) throws IOException {
        Optional<AbortableInputStream> body = response.responseBody();
        try (InputStream content = body.isPresent() ? body.get() : InputStream.nullInputStream()) {
            return new Reply(response.httpResponse().statusCode(), content.readAllBytes());
        }
    }
}
