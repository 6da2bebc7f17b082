package lyceum.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import lyceum.contract.Tier;
import lyceum.local.functions.FakeCode;
import lyceum.local.functions.FunctionFailed;
import lyceum.local.functions.LocalFunctions;
import lyceum.local.http.Handler;
import lyceum.local.http.HttpServer;
import lyceum.local.http.Refusal;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import lyceum.local.iam.AccessKeys;
import lyceum.local.iam.Callers;
import lyceum.local.iam.Iam;
import lyceum.local.template.Assemblies;
import lyceum.local.template.Template;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NewKeyTest {
    private static final URI URL = URI.create("http://127.0.0.1:8080");

    private final AccessKeys keys = new AccessKeys("secret");
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private final Path directory;
    private final LocalFunctions functions;
    private final HttpServer door;
    private String answer = "{\"organisation_id\": \"org_1\", \"api_key\": \"lyc_1\"}";

    NewKeyTest(@TempDir Path directory) throws IOException {
        this.directory = directory.resolve("data");
        Template template = Assemblies.read(directory, """
                {'Resources': {
                  'Make': {'Type': 'AWS::Lambda::Function', 'Properties': {
                    'FunctionName': 'make', 'Role': 'r', 'Handler': 'h', 'MemorySize': 128, 'Code': {'S3Key': 'k'},
                    'Environment': {'Variables': {'LYCEUM_FUNCTION': 'make'}}}}}}""");
        functions = new LocalFunctions(
                LocalFunctions.declared(template),
                _ -> FakeCode.manual(this::make),
                (_, _, _, _, _) -> {},
                (_, _) -> {},
                InstantSource.system());
        var callers = new Callers(keys, Iam.of(template, _ -> {}), InstantSource.system());
        door = HttpServer.start(0, new AwsDoor(callers, Map.of("lambda", new FunctionsDoor(functions, callers))));
    }

    private byte[] make(byte[] event) {
        asked.set(new String(event, StandardCharsets.UTF_8));
        if (answer.isEmpty()) {
            throw new FunctionFailed("IllegalArgumentException", "the name is taken");
        }
        return answer.getBytes(StandardCharsets.UTF_8);
    }

    @AfterEach
    void close() {
        door.close();
        functions.close();
    }

    @Test
    void readsItsWords() {
        assertThat(NewKey.of(List.of("--tier", "operator")))
                .isEqualTo(new NewKey(Tier.OPERATOR, Path.of(".lyceum"), "Organisation of the tier operator"));
        assertThat(NewKey.of(List.of("--name", "Ours", "--data", "there", "--tier", "standard")))
                .isEqualTo(new NewKey(Tier.STANDARD, Path.of("there"), "Ours"));
        for (List<String> wrong : List.of(
                List.<String>of(),
                List.of("--tier"),
                List.of("--tier", "golden"),
                List.of("--tier", "operator", "--colour", "red"))) {
            assertThatThrownBy(() -> NewKey.of(wrong))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("lyceum key --tier TIER");
        }
    }

    @Test
    void makesAnOrganisationWithAKeyOfAllRoles() throws IOException {
        try (var data = DataDirectory.take(directory, false)) {
            write(data, "make", keys.host());
            assertThat(key().make()).isEqualTo("LYCEUM_URL=http://127.0.0.1:8080\nLYCEUM_API_KEY=lyc_1");
        }
        JsonNode request = JsonMapper.shared().readTree(asked.get());
        assertThat(request.path("name").asString()).isEqualTo("Ours");
        assertThat(request.path("tier").asString()).isEqualTo("operator");
        assertThat(request.path("roles")).isNotEmpty();
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        assertCannot("No host runs on");
        try (var data = DataDirectory.take(directory, false)) {
            assertCannot("No host runs on");
            write(data, "none", keys.host());
            assertCannot("made no key: The template has no function none");
            write(data, "make", AwsBasicCredentials.create(keys.host().accessKeyId(), "guessed"));
            assertCannot("made no key: The request is not signed with a key of this host");
            write(data, "make", keys.of("arn:aws:iam::000000000000:role/nobody"));
            assertCannot("is not authorized to perform: lambda:InvokeFunction");
            assertThat(asked).hasValue("");
            write(data, "make", keys.host());
            answer = "";
            assertCannot("made no key: the name is taken");
            answer = "{}";
            assertCannot("made no key: no reason given");
            door.close();
            assertCannot("does not answer");
        }
    }

    @Test
    void saysThatAnotherProgramAnswers() throws IOException {
        try (var data = DataDirectory.take(directory, false);
                var other = HttpServer.start(0, new Other())) {
            write(data, "make", keys.host(), other.port());
            assertCannot("is not the host");
        }
    }

    private void assertCannot(String words) {
        assertThatThrownBy(() -> key().make()).isInstanceOf(CannotStart.class).hasMessageContaining(words);
    }

    private NewKey key() {
        return NewKey.of(List.of("--tier", "operator", "--name", "Ours", "--data", directory.toString()));
    }

    private void write(DataDirectory data, String function, AwsCredentials credentials) throws IOException {
        write(data, function, credentials, door.port());
    }

    private static void write(DataDirectory data, String function, AwsCredentials credentials, int port)
            throws IOException {
        var door = URI.create("http://127.0.0.1:" + port);
        Operator.write(data, URL, function, new AwsAccess(door, door, "eu-central-1").variables(credentials));
    }

    private record Other() implements Handler {
        @Override
        public Response answer(Request request) {
            return Response.text(200, "text/html", "<h1>hello</h1>");
        }

        @Override
        public Response refuse(Refusal refusal, Request request) {
            return Response.text(refusal.status(), "text/plain", refusal.sentence());
        }
    }
}
