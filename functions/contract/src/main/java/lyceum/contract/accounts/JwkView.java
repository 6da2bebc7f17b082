package lyceum.contract.accounts;

import lyceum.contract.Doc;

@Doc("A public key (RFC 7517).")
public record JwkView(
        @Doc("The family of keys: EC.") String kty,
        @Doc("The curve: P-256.") String crv,
        @Doc("The point's first coordinate in Base64url.") String x,
        @Doc("The point's second coordinate in Base64url.") String y,
        @Doc("The key's id, as tokens name it.") String kid,
        @Doc("What it is for: sig.") String use,
        @Doc("The algorithm: ES256.") String alg) {}
