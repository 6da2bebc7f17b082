package lyceum.local.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What must hold between the modules, under any root package, so that each rule can be shown to fail on a small tree of its own.
 */
record ArchitectureRules(String root) {
    private static final List<String> CONTEXTS = List.of("accounts", "courses", "performance");

    private String in(String module) {
        return root + "." + module + "..";
    }

    ArchRule contextsDoNotKnowEachOther(String context) {
        String[] others = CONTEXTS.stream()
                .filter(other -> !other.equals(context))
                .map(this::in)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(in(context))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("between contexts go only messages that contract declares")
                .allowEmptyShould(true);
    }

    List<ArchRule> independentContexts() {
        return CONTEXTS.stream().map(this::contextsDoNotKnowEachOther).toList();
    }

    ArchRule contractNeedsNothing() {
        return classes()
                .that()
                .resideInAPackage(in("contract"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", in("contract"))
                .because("everything reads contract, so it brings nothing along");
    }

    ArchRule platformKnowsNoContext() {
        var above = new ArrayList<>(CONTEXTS);
        above.addAll(List.of("ai", "local", "stack", "tables"));
        return noClasses()
                .that()
                .resideInAPackage(in("platform"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above.stream().map(this::in).toArray(String[]::new))
                .because("contexts stand on platform, not the other way round");
    }

    ArchRule tablesKnowNothingOfUs() {
        return noClasses()
                .that()
                .resideInAPackage(in("tables"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in("contract"), in("platform"), in("local"))
                .because("the table store is of use to anybody");
    }

    ArchRule nobodyKnowsTheLocalHost() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("local"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("local"))
                .because("functions do not know where they run");
    }

    ArchRule onlySettingsReadsTheEnvironment() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(root + ".platform.Settings")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .because("settings are parameters of the composition root");
    }

    ArchRule awsEventsStayInPlatform() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("contract"), in("ai"), in("accounts"), in("courses"), in("performance"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.amazonaws.services.lambda.runtime.events..")
                .because("AWS's event types end at platform's doors");
    }

    ArchRule awsStaysInAdapters() {
        return noClasses()
                .that(new NeitherAdapterNorRoot())
                .and()
                .resideInAnyPackage(in("contract"), in("ai"), in("accounts"), in("courses"), in("performance"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon..")
                .because("only adapters (Dynamo…, Kms…, S3…, Sqs…) and what they store speak to AWS");
    }

    /** A request, an answer or a message is a value: it can be kept, compared and sent on without a surprise. */
    ArchRule whatGoesOverTheWireIsAValue() {
        return fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(in("contract"))
                .and()
                .areDeclaredInClassesThat()
                .areAssignableTo(Record.class)
                .should(haveATypeOfValues())
                .because("what contract declares is shared by threads, hosts and caches");
    }

    /** Each package with those it needs can be read by itself. */
    ArchRule packagesFormNoCycle() {
        return slices().assignedFrom(new Packages(root + ".platform"))
                .should()
                .beFreeOfCycles()
                .because("a package is read with those below it, and without those above");
    }

    List<ArchRule> all() {
        var rules = new ArrayList<>(independentContexts());
        rules.addAll(List.of(
                contractNeedsNothing(),
                platformKnowsNoContext(),
                tablesKnowNothingOfUs(),
                nobodyKnowsTheLocalHost(),
                onlySettingsReadsTheEnvironment(),
                awsEventsStayInPlatform(),
                awsStaysInAdapters(),
                whatGoesOverTheWireIsAValue(),
                packagesFormNoCycle()));
        return rules;
    }

    private static ArchCondition<JavaField> haveATypeOfValues() {
        Set<Class<?>> collections = Set.of(List.class, Set.class, Map.class, Optional.class, Locale.class);
        return new ArchCondition<>("have a type whose values cannot change") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                JavaClass type = field.getRawType();
                boolean fine = !type.isArray()
                        && (!type.getPackageName().equals("java.util")
                                || collections.stream().anyMatch(type::isEquivalentTo));
                events.add(new SimpleConditionEvent(field, fine, field.getDescription() + " can be changed"));
            }
        };
    }

    /** Every package a slice of its own, below and with the one named. */
    private record Packages(String module) implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith(module)
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages of " + module;
        }
    }

    /**
     * Adapters are named after their technology, the shapes they store end in Item or Items, what several of them share is in a
     * package {@code table}, and probes ask the services how they are. Composition roots put them together.
     */
    private static final class NeitherAdapterNorRoot extends DescribedPredicate<JavaClass> {
        private static final List<String> TECHNOLOGIES = List.of("Dynamo", "Kms", "S3", "Sqs");
        private static final List<String> STORED = List.of("Item", "Items", "Probes");

        NeitherAdapterNorRoot() {
            super("are neither adapters nor composition roots");
        }

        @Override
        public boolean test(JavaClass type) {
            String name = outermost(type).getSimpleName();
            boolean root = type.getPackageName()
                            .chars()
                            .filter(character -> character == '.')
                            .count()
                    == 1;
            return !root
                    && !type.getPackageName().endsWith(".table")
                    && TECHNOLOGIES.stream().noneMatch(name::startsWith)
                    && STORED.stream().noneMatch(name::endsWith);
        }

        private static JavaClass outermost(JavaClass type) {
            return type.getEnclosingClass()
                    .map(NeitherAdapterNorRoot::outermost)
                    .orElse(type);
        }
    }
}
