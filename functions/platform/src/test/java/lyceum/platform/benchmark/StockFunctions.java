package lyceum.platform.benchmark;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.util.function.Function;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The same answer by Spring Cloud Function as its documentation shows it: its own invoker, auto-configuration. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class StockFunctions {
    @Bean
    Function<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> answer() {
        return _ -> new APIGatewayProxyResponseEvent()
                .withStatusCode(200)
                .withBody("{\"status\":\"healthy\",\"version\":\"1\",\"services\":[]}");
    }
}
