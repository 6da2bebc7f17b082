package lyceum.contract.accounts;

import lyceum.contract.Doc;
import lyceum.contract.Violations;

@Doc("An organisation to make.")
public record CreateOrganisationRequest(
        @Doc(value = "Its name.", min = 1, max = OrganisationView.NAME_MAX)
        String name) {
    public CreateOrganisationRequest {
        Violations.collect().text("name", name, 1, OrganisationView.NAME_MAX).throwIfAny();
    }
}
