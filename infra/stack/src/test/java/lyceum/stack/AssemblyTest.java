package lyceum.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The assembly as a whole. */
final class AssemblyTest {
    @Test
    void passesAllRulesAndGivesAReasonForEachException() throws IOException {
        var reports = Assembly.report().get("pluginReports");

        assertThat(reports)
                .extracting(report -> report.get("pluginName").asString())
                .contains("AwsSolutions");
        assertThat(reports).allSatisfy(report -> {
            assertThat(report.get("conclusion").asString()).isEqualTo("success");
            assertThat(report.get("violations")).isEmpty();
            assertThat(report.get("suppressedViolations")).allSatisfy(finding -> {
                assertThat(finding.get("reason").asString()).hasSizeGreaterThan(20);
                // An exception covers one construct, never the stack.
                assertThat(finding.get("acknowledgedAt").asString()).contains("/");
            });
        });
    }

    @Test
    void isTheSameEachTime() throws IOException {
        assertThat(files(Assembly.synthesised())).isEqualTo(files(Assembly.folder()));
    }

    @Test
    void refusesToBeMadeOfZipsThatWereNotBuilt(@TempDir Path folder) {
        assertThatThrownBy(() -> Zips.builtUnder(folder).of("courses"))
                .hasMessageContaining("courses.zip")
                .hasMessageContaining("build the functions first");
    }

    /** What is deployed: the report and the construct tree hold stack traces and are for readers. */
    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String stack : List.of(LyceumStack.NAME, WatchStack.NAME)) {
            for (String part : List.of(".template.json", ".assets.json")) {
                files.put(stack + part, Files.readString(folder.resolve(stack + part)));
            }
        }
        files.put("manifest.json", Files.readString(folder.resolve("manifest.json")));
        return files;
    }
}
