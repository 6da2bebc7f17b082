package lyceum.contract.accounts;

import lyceum.contract.Doc;
import lyceum.contract.Violations;

@Doc("An organisation's new name.")
public record RenameOrganisationRequest(
        @Doc(value = "The name.", min = 1, max = OrganisationView.NAME_MAX)
        String name) {
    public RenameOrganisationRequest {
        Violations.collect().text("name", name, 1, OrganisationView.NAME_MAX).throwIfAny();
    }
}
