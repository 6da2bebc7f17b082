package lyceum.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lyceum.contract.courses.CreateCourseRequest;
import lyceum.contract.courses.PatchCourseRequest;
import lyceum.contract.courses.SourceSpan;
import lyceum.contract.jobs.JobMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class JsonTest {
    record Sample(
            String zebra,
            Instant createdAt,
            Optional<Long> etaSeconds,
            Map<String, Integer> counts,
            List<String> tags) {}

    @Test
    void writesSnakeCaseInOrderOfDeclarationWithoutEmptyOptionals() {
        var counts = new HashMap<>(Map.of("b", 2, "a", 1, "c", 3));
        var sample = new Sample("z", Instant.parse("2026-01-31T12:00:00Z"), Optional.empty(), counts, List.of());

        assertThat(Json.text(sample))
                .isEqualTo(
                        "{\"zebra\":\"z\",\"created_at\":\"2026-01-31T12:00:00Z\",\"counts\":{\"a\":1,\"b\":2,\"c\":3},\"tags\":[]}");
    }

    @Test
    void readsWhatItWrites() {
        var sample = new Sample(
                "z", Instant.parse("2026-01-31T12:00:00.123Z"), Optional.of(9L), Map.of("a", 1), List.of("x"));

        assertThat(Json.read(Json.bytes(sample), Sample.class)).isEqualTo(sample);
        assertThat(Json.read("{\"organisation\": \"o\", \"job_id\": \"j\"}", JobMessage.class))
                .isEqualTo(new JobMessage("o", "j"));
    }

    @Test
    void readsAbsentAndNullOptionalsAsEmpty() {
        var absent = Json.read("{\"title\": \"A\"}", PatchCourseRequest.class);
        var isNull = Json.read("{\"title\": \"A\", \"level\": null}", PatchCourseRequest.class);

        assertThat(absent.level()).isEmpty();
        assertThat(isNull).isEqualTo(absent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"organisation\": 1, \"job_id\": \"j\"}",
                "{\"organisation\": \"o\", \"jobId\": \"j\"}",
                "{\"organisation\": \"o\", \"job_id\": \"j\", \"more\": 1}",
                "{\"organisation\": \"o\", \"organisation\": \"p\", \"job_id\": \"j\"}",
                "{\"organisation\": \"o\", \"job_id\": \"j\"} x",
                "[]"
            })
    void refusesWhatIsNotOfTheType(String json) {
        assertThatThrownBy(() -> Json.read(json, JobMessage.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void spellsComponentsAsTheMapperDoes() {
        var json = Json.tree(Json.bytes(new SourceSpan("s1", 0, 1)));
        for (var component : SourceSpan.class.getRecordComponents()) {
            assertThat(json.has(Json.name(component.getName())))
                    .as(component.getName())
                    .isTrue();
        }
        for (var component : CreateCourseRequest.class.getRecordComponents()) {
            assertThat(Json.name(component.getName())).matches("[a-z_]+");
        }
    }
}
