package lyceum.contract.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lyceum.contract.Api;
import lyceum.contract.Operation;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    private static final Path CHECKED_IN = Path.of("..", "..", "docs", "openapi.json");

    @Test
    void theCheckedInDocumentIsTheContract() throws IOException {
        assertThat(Files.readString(CHECKED_IN))
                .as("docs/openapi.json has drifted from the contract: run ./lyceum openapi and commit what changed")
                .isEqualTo(OpenApi.json());
    }

    @Test
    void everyOperationStandsAtEachOfItsPaths() {
        Map<?, ?> paths = at(JsonValues.parse(OpenApi.json().replace("\\n", " ").replace("\\\"", "'")), "paths");
        for (Operation operation : Api.OPERATIONS) {
            for (String path : operation.paths()) {
                assertThat(paths.containsKey(path)).as(path).isTrue();
            }
        }
        assertThat(paths).hasSize((int) Api.OPERATIONS.stream()
                .flatMap(operation -> operation.paths().stream())
                .distinct()
                .count());
    }

    @Test
    void jsonTextIsReadBack() {
        Object value = Map.of("list", List.of(1L, 2.5, true, "a/ü"), "empty", Map.of());
        assertThat(JsonValues.parse(JsonText.of(value))).isEqualTo(value);
    }

    @Test
    void jsonTextEscapesWhatJsonForbids() {
        assertThat(JsonText.of("a\"b\\c\n\u0001")).isEqualTo("\"a\\\"b\\\\c\\n\\u0001\"\n");
    }

    @Test
    void namesAreSnakeCaseOnTheWire() {
        assertThat(Schemas.snakeCase("lessonsPerModule")).isEqualTo("lessons_per_module");
        assertThat(Schemas.snakeCase("costMicroUsd")).isEqualTo("cost_micro_usd");
        assertThat(Schemas.snakeCase("sha256")).isEqualTo("sha256");
    }

    private static Map<?, ?> at(Object document, String member) {
        return (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) document).get(member));
    }
}
