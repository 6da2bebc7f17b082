package lyceum.contract.courses;

import java.util.List;
import java.util.Optional;
import lyceum.contract.Doc;
import lyceum.contract.Violations;

@Doc("A course to generate.")
public record GenerateCourseRequest(
        @Doc("What the course should be.") Brief brief,

        @Doc(value = "What it is made from.", min = 1, max = SOURCES_MAX)
        List<Source> sources,

        @Doc(
                value = "Who writes it; offline where absent.",
                oneOf = {"offline", "openai"})
        Optional<String> provider) {
    public static final int SOURCES_MAX = 20;

    public GenerateCourseRequest {
        var violations = Violations.collect().required("brief", brief);
        if (brief != null) {
            brief.check(violations.at("brief"));
        }
        violations.each("sources", sources, 1, SOURCES_MAX, (at, source) -> source.check(at));
        violations.throwIfAny();
        sources = List.copyOf(sources);
    }

    public String providerOrDefault() {
        return provider.orElse("offline");
    }
}
