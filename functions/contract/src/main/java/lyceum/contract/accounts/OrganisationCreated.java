package lyceum.contract.accounts;

import lyceum.contract.Doc;

/** The answer of {@code create-organisation}; the only time the key is seen. */
@Doc("An organisation and its first API key.")
public record OrganisationCreated(
        @Doc("The organisation's id.") String organisationId,

        @Doc("The API key, shown this once; only its hash is stored.")
        String apiKey) {
    /** Leaves the key out, so that it can't reach a log. */
    @Override
    public String toString() {
        return "OrganisationCreated[organisationId=" + organisationId + "]";
    }
}
