package lyceum.courses;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import lyceum.contract.Functions;

/**
 * Writes what AWS answers a function whose restore is measured, so that it finds what it looks for:
 * {@code mvn -q -pl functions/courses test-compile exec:java -Dexec.mainClass=lyceum.courses.PrimedAnswers
 * -Dexec.classpathScope=test -Dexec.args="FUNCTION ANSWERS"}, with the directory to write into.
 */
final class PrimedAnswers {
    private PrimedAnswers() {}

    public static void main(String[] arguments) throws IOException {
        var function = Functions.ALL.stream()
                .filter(known -> known.id().equals(arguments[0]))
                .findFirst()
                .orElseThrow();
        Path answers = Path.of(arguments[1]);
        var primed = new Primed(function, "table", Instant.now());
        Files.createDirectories(answers);
        Files.writeString(answers.resolve("GetItem.json"), metered(primed.get()));
        Files.writeString(answers.resolve("Query.json"), metered(primed.query()));
        for (var object : primed.objects().entrySet()) {
            Path file = answers.resolve(object.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, object.getValue());
        }
    }

    /** DynamoDB says what a call consumed. */
    private static String metered(String answer) {
        return answer.substring(0, answer.length() - 1)
                + ", \"ConsumedCapacity\": {\"TableName\": \"table\", \"CapacityUnits\": 0.5}}";
    }
}
