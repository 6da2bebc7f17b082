package lyceum.platform.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import lyceum.contract.Functions;
import lyceum.contract.courses.CourseApi;
import lyceum.contract.courses.ExportRequest;
import lyceum.contract.health.HealthApi;
import lyceum.contract.health.HealthView;
import lyceum.platform.Settings;
import lyceum.platform.environment.Environment;
import lyceum.platform.http.Answer;
import lyceum.platform.testing.GatewayEvent;
import lyceum.platform.testing.RecordingTelemetry;
import lyceum.platform.testing.TestClients;
import lyceum.platform.testing.TestLambda;
import org.junit.jupiter.api.Test;

/** A forgotten step fails with a sentence that says what to do. */
class BuilderTest {
    private final Environment environment =
            new Environment(Settings.of(Map.of()), TestClients.none(), Things.NOON, new RecordingTelemetry());

    @Test
    void aBoundFunctionAnswersOnAllPathsOfItsOperation() {
        App app = App.of(Functions.PERFORMANCE_API, environment)
                .operation(HealthApi.GET_HEALTH, _ -> Answer.json(200, new HealthView("healthy", "1", List.of())))
                .build();

        for (String path : List.of("/api/v1/health", "/api/health")) {
            var event = GatewayEvent.to(HealthApi.GET_HEALTH).typed().withResource(path);
            assertThat(app.http(event, TestLambda.CONTEXT).getStatusCode()).isEqualTo(200);
        }
    }

    @Test
    void anOperationThatNobodyBindsIsNamed() {
        assertThatThrownBy(() -> App.of(Functions.PERFORMANCE_API, environment).build())
                .hasMessage("performance-api: getHealth is declared as answered by it but not bound:"
                        + " bind it in the context's compose");
    }

    @Test
    void anOperationOfAnotherFunctionIsNamed() {
        assertThatThrownBy(() -> App.of(Functions.PERFORMANCE_API, environment)
                        .operation(HealthApi.GET_HEALTH, _ -> Answer.empty(200))
                        .operation(CourseApi.GET_COURSE, _ -> Answer.empty(200))
                        .build())
                .hasMessageContaining("getCourse is bound but the contract names another function");
    }

    @Test
    void aBodyThatIsNotTheDeclaredOneIsNamed() {
        assertThatThrownBy(() -> App.of(Functions.PERFORMANCE_API, environment)
                        .operation(HealthApi.GET_HEALTH, ExportRequest.class, _ -> Answer.empty(200))
                        .build())
                .hasMessageContaining("getHealth is bound with another body than it declares");
    }

    @Test
    void aSecondBindingIsRefused() {
        assertThatThrownBy(() -> App.of(Functions.PERFORMANCE_API, environment)
                        .operation(HealthApi.GET_HEALTH, _ -> Answer.empty(200))
                        .operation(HealthApi.GET_HEALTH, _ -> Answer.empty(200))
                        .build())
                .hasMessageContaining("an operation is bound twice");
    }

    @Test
    void aMissingWorkerIsNamed() {
        assertThatThrownBy(() -> App.of(Functions.EXPORT_COURSE, environment).build())
                .hasMessageContaining("export-course needs a worker for the queue exports");
    }
}
