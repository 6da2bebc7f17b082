package lyceum.contract.accounts;

import java.util.List;
import lyceum.contract.Doc;

@Doc("The public keys that access tokens are signed with (RFC 7517).")
public record JwksView(
        @Doc("The keys; the first signs new tokens.") List<JwkView> keys) {
    public JwksView {
        keys = List.copyOf(keys);
    }
}
