package lyceum.accounts.tokens;

import java.security.interfaces.ECPublicKey;
import java.util.Optional;
import lyceum.contract.accounts.JwksView;

/** The keys that sign tokens: the private halves elsewhere, the public halves here once asked for. */
public interface SigningKeys {
    /** The id of the key that signs. */
    String current();

    /** The current key's signature of a token's signing input: R and S, 32 bytes each (RFC 7518 §3.4). */
    byte[] sign(byte[] message);

    /** The public half of one of these keys. */
    Optional<ECPublicKey> find(String id);

    /** All public halves. */
    JwksView published();
}
