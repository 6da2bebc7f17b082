package lyceum.contract.courses;

import java.util.Optional;
import lyceum.contract.Doc;
import lyceum.contract.Violations;

@Doc("Lets a waiting job go on, with its outline as it is or as edited here.")
public record ApproveOutlineRequest(
        @Doc("The edited outline; absent to take it as it is.")
        Optional<Outline> outline) {
    public ApproveOutlineRequest {
        var violations = Violations.collect();
        outline.ifPresent(edited -> edited.check(violations.at("outline")));
        violations.throwIfAny();
    }
}
