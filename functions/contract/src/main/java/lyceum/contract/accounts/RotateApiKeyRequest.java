package lyceum.contract.accounts;

import java.util.Optional;
import lyceum.contract.Doc;
import lyceum.contract.Violations;

@Doc("How a key changes over to its new secret.")
public record RotateApiKeyRequest(
        @Doc(value = "For how many hours the old secret goes on working; 24 where absent.", min = 0, max = OVERLAP_MAX)
        Optional<Integer> overlapHours) {
    public static final int OVERLAP_MAX = 168;
    private static final int OVERLAP = 24;

    public RotateApiKeyRequest {
        var violations = Violations.collect();
        overlapHours.ifPresent(hours -> violations.range("overlap_hours", hours, 0, OVERLAP_MAX));
        violations.throwIfAny();
    }

    public int hours() {
        return overlapHours.orElse(OVERLAP);
    }
}
