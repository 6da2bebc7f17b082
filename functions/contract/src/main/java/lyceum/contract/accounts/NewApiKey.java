package lyceum.contract.accounts;

import lyceum.contract.Doc;

@Doc("A key with its secret; the only time it is seen.")
public record NewApiKey(
        @Doc("The key as it is listed.") ApiKeyView key,

        @Doc("What to send as X-API-Key. Keep it: only its hash is stored.")
        String apiKey) {
    /** Leaves the secret out, so that it can't reach a log. */
    @Override
    public String toString() {
        return "NewApiKey[" + key.keyId() + "]";
    }
}
