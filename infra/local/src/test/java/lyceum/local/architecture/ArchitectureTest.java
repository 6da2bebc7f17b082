package lyceum.local.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final String VIOLATIONS = "lyceum.local.architecture.violations";
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("lyceum");
    private static final JavaClasses VIOLATING = new ClassFileImporter().importPackages(VIOLATIONS);

    static Stream<ArchRule> rules() {
        return new ArchitectureRules("lyceum").all().stream();
    }

    static Stream<ArchRule> rulesOfTheViolations() {
        return new ArchitectureRules(VIOLATIONS).all().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(OURS);
    }

    @ParameterizedTest
    @MethodSource("rulesOfTheViolations")
    void canFail(ArchRule rule) {
        assertThatThrownBy(() -> rule.check(VIOLATING)).isInstanceOf(AssertionError.class);
    }

    @Test
    void seesEveryModule() {
        for (String module :
                new String[] {"accounts", "contract", "courses", "local", "performance", "platform", "tables"}) {
            assertThat(OURS).anyMatch(type -> type.getPackageName().startsWith("lyceum." + module));
        }
    }
}
