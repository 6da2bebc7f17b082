package lyceum.accounts.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import lyceum.contract.Caches;
import lyceum.platform.Digests;
import lyceum.platform.Ids;
import lyceum.platform.telemetry.CurrentRun;

/** Gives access tokens and reads those that it has given. */
public final class AccessTokens {
    /** How long a token is good for. */
    public static final Duration LIFE = Duration.ofMinutes(15);

    /** How far the clocks of two functions may be apart. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private static final String ISSUER = "lyceum";
    private static final String AUDIENCE = "lyceum-api";
    private static final String SESSION = "sid";
    private static final String ORGANISATION = "org";
    private static final Pattern USER = Pattern.compile("usr_[0-9A-HJKMNP-TV-Z]{26}");
    private static final int LENGTH_MAX = 2_048;

    /** A header with anything else, above all with a key of its own, is not one of ours. */
    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");

    private static final Set<String> MEMBERS = Set.of("iss", "aud", "sub", SESSION, ORGANISATION, "iat", "exp", "jti");

    private final SigningKeys keys;
    private final Ids ids;
    private final InstantSource clock;
    private final Recent verified = new Recent();

    public AccessTokens(SigningKeys keys, Ids ids, InstantSource clock) {
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /** A token with what it says. */
    public record Given(String text, Claims claims) {
        /** Leaves the token out. */
        @Override
        public String toString() {
            return "Given[" + claims.tokenId() + "]";
        }
    }

    /** A new token; one call of KMS. */
    public Given give(String userId, String sessionId, String organisation) {
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        var claims = new Claims(userId, sessionId, organisation, ids.next("tok_"), now, now.plus(LIFE));
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(keys.current())
                .build();
        var set = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(userId)
                .claim(SESSION, sessionId)
                .claim(ORGANISATION, organisation)
                .issueTime(Date.from(claims.issued()))
                .expirationTime(Date.from(claims.expires()))
                .jwtID(claims.tokenId())
                .build();
        String input = header.toBase64URL() + "." + Base64URL.encode(set.toString());
        Base64URL signature = Base64URL.encode(keys.sign(input.getBytes(StandardCharsets.US_ASCII)));
        return new Given(input + "." + signature, claims);
    }

    /** What a token says; empty where it is not one of ours or has expired. */
    public Optional<Claims> read(String token) {
        if (token.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        String digest = Digests.sha256(token.getBytes(StandardCharsets.UTF_8));
        Optional<Claims> claims = verified.get(digest);
        if (claims.isEmpty()) {
            claims = CurrentRun.span("encryption.verify", () -> verified(token));
            claims.ifPresent(known -> {
                verified.put(digest, known);
                CurrentRun.looked(Caches.VERIFIED_TOKENS, false);
            });
        } else {
            CurrentRun.looked(Caches.VERIFIED_TOKENS, true);
        }
        return claims.filter(this::current);
    }

    private boolean current(Claims claims) {
        Instant now = clock.instant();
        return now.isBefore(claims.expires()) && !claims.issued().isAfter(now.plus(SKEW));
    }

    private Optional<Claims> verified(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            Optional<ECPublicKey> key =
                    ours(token, jwt) ? keys.find(jwt.getHeader().getKeyID()) : Optional.empty();
            return key.isPresent() && jwt.verify(new ECDSAVerifier(key.get()))
                    ? claims(jwt.getJWTClaimsSet())
                    : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /** One spelling of one kind of token: no other algorithm or type, and Base64url without what decoders would forgive. */
    private static boolean ours(String token, SignedJWT jwt) throws ParseException {
        JWSHeader header = jwt.getHeader();
        Base64URL[] parts = jwt.getParsedParts();
        return JSONObjectUtils.parse(parts[0].decodeToString()).keySet().equals(HEADER)
                && JWSAlgorithm.ES256.equals(header.getAlgorithm())
                && JOSEObjectType.JWT.equals(header.getType())
                && List.of(token.split("\\.", -1))
                        .equals(List.of(canonical(parts[0]), canonical(parts[1]), canonical(parts[2])));
    }

    private static String canonical(Base64URL part) {
        return Base64URL.encode(part.decode()).toString();
    }

    private static Optional<Claims> claims(JWTClaimsSet set) throws ParseException {
        boolean whole = set.getClaims().keySet().equals(MEMBERS)
                && ISSUER.equals(set.getIssuer())
                && List.of(AUDIENCE).equals(set.getAudience())
                && USER.matcher(set.getSubject()).matches();
        return whole
                ? Optional.of(new Claims(
                        set.getSubject(),
                        set.getStringClaim(SESSION),
                        set.getStringClaim(ORGANISATION),
                        set.getJWTID(),
                        set.getIssueTime().toInstant(),
                        set.getExpirationTime().toInstant()))
                : Optional.empty();
    }
}
