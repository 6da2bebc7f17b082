package lyceum.local.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import lyceum.local.http.Headers;
import lyceum.local.http.Request;
import lyceum.local.template.Assemblies;
import lyceum.local.template.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallersTest {
    private static final Instant NOW = Instant.parse("2015-08-30T12:36:00Z");
    private static final String ROLE = "arn:aws:iam::000000000000:role/Worker";

    private final AccessKeys keys = new AccessKeys("secret");
    private final Callers callers;

    CallersTest(@TempDir Path directory) {
        Template template = Assemblies.read(directory, "{}");
        callers = new Callers(keys, Iam.of(template, _ -> {}), () -> NOW);
    }

    @Test
    void signsAsInTheExampleThatAwsPublishes() {
        var request = request("GET", "Param2=value2&Param1=value1", "");
        Signature.sign(request, "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "us-east-1", "service", NOW);
        assertThat(request.headers().get("Authorization"))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                        + " SignedHeaders=host;x-amz-date,"
                        + " Signature=b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500");
    }

    @Test
    void knowsWhoSigned() {
        var credentials = keys.of(ROLE);
        var request = request("POST", "", "{}");
        Signature.sign(request, credentials.accessKeyId(), credentials.secretAccessKey(), "r", "lambda", NOW);
        assertThat(callers.signature(request)).map(Signature::accessKeyId).contains(credentials.accessKeyId());
    }

    @Test
    void takesNeitherAnotherBodyNorAnOldOrForeignSignature() {
        var host = keys.host();
        var signed = request("POST", "", "{}");
        Signature.sign(signed, host.accessKeyId(), host.secretAccessKey(), "r", "lambda", NOW);
        var changed = new Request("POST", "/", "", signed.headers(), "{ }".getBytes(StandardCharsets.UTF_8), "", "");
        assertThat(callers.signature(changed)).isEmpty();

        var old = request("POST", "", "{}");
        Signature.sign(old, host.accessKeyId(), host.secretAccessKey(), "r", "lambda", NOW.minusSeconds(301));
        assertThat(callers.signature(old)).isEmpty();

        var foreign = request("POST", "", "{}");
        Signature.sign(foreign, host.accessKeyId(), "guessed", "r", "lambda", NOW);
        assertThat(callers.signature(foreign)).isEmpty();
        assertThat(callers.signature(request("POST", "", "{}"))).isEmpty();
    }

    private static Request request(String method, String query, String body) {
        return new Request(
                method,
                "/",
                query,
                Headers.of("Host", "example.amazonaws.com"),
                body.getBytes(StandardCharsets.UTF_8),
                "",
                "HTTP/1.1");
    }
}
