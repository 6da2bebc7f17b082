package lyceum.contract;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown by a request record's constructor with everything that is wrong with it; answered as 422 {@code invalid-request}. */
public final class InvalidRequest extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Violation> violations;

    public InvalidRequest(List<Violation> violations) {
        super(violations.stream().map(v -> v.field() + ": " + v.message()).collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    public List<Violation> violations() {
        return violations;
    }
}
