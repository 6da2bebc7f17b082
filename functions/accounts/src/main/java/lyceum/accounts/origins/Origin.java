package lyceum.accounts.origins;

/**
 * Where a request came from.
 *
 * @param address the caller's address, as the nearest proxy that we don't trust saw it; empty where none is known
 * @param network the same, coarse enough to be kept
 * @param trusted whether the operator has named the address's network as one that many people share
 * @param requestId the request
 */
public record Origin(String address, String network, boolean trusted, String requestId) {
    /** The coarse network alone. */
    @Override
    public String toString() {
        return "Origin[" + network + "]";
    }
}
