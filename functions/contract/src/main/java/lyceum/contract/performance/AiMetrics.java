package lyceum.contract.performance;

import java.util.List;
import lyceum.contract.Doc;

@Doc("Language models in a time.")
public record AiMetrics(
        @Doc("The first moment, ISO 8601.") String from,

        @Doc("The moment after the last, ISO 8601.") String to,

        @Doc("One entry per function that asked.") List<AiFunction> services,

        @Doc("Courses that were generated.") long generationsFinished,

        @Doc("Generations that failed.") long generationsFailed) {}
