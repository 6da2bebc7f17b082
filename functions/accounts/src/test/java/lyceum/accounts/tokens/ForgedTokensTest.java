package lyceum.accounts.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lyceum.accounts.testing.People;
import lyceum.accounts.testing.SettableClock;
import lyceum.accounts.testing.TestKms;
import lyceum.platform.Ids;
import lyceum.platform.Json;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.core.type.TypeReference;

/** Tokens that we have not given, made in every way that tokens have been forged in: not one is read. */
class ForgedTokensTest {
    private static final String KEY = "key-1";

    private final TestKms kms = new TestKms();
    private final SettableClock clock = new SettableClock();
    private final AccessTokens tokens =
            new AccessTokens(new KmsSigningKeys(() -> kms, List.of(KEY, "key-2")), Ids.secure(clock), clock);
    private final String real = tokens.give(People.id("usr_", 1), People.id("ses_", 1), People.id("org_", 1))
            .text();
    private final String[] parts = real.split("\\.", -1);
    private final Map<String, String> forged = new LinkedHashMap<>();

    @Test
    void theRealOneIsRead() {
        assertThat(tokens.read(real)).isPresent();
        assertThat(tokens.read(signed(header(), claims(), kms.key(KEY).getPrivate())))
                .as("the test's own way to make a token")
                .isPresent();
    }

    @TestFactory
    Stream<DynamicTest> noneIsRead() {
        algorithms();
        headers();
        keys();
        claimsOfOthers();
        signatures();
        truncations();
        spellings();
        assertThat(forged).hasSizeGreaterThanOrEqualTo(300);
        return forged.entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> assertThat(tokens.read(one.getValue()))
                        .isEmpty()));
    }

    /** Another algorithm than ours, with no signature, with ours, or with a MAC under the public key (RFC 8725 §2.1). */
    private void algorithms() {
        byte[] publicKey = kms.key(KEY).getPublic().getEncoded();
        for (String algorithm : List.of(
                "none", "None", "NONE", "nOnE", "", " ", "HS256", "HS384", "HS512", "RS256", "PS256", "ES384", "ES512",
                "ES256K", "EdDSA", "es256", "ES256 ", "dir", "A256KW")) {
            var header = header();
            header.put("alg", algorithm);
            String input = input(header, claims());
            add("alg " + algorithm + " unsigned", input + ".");
            add("alg " + algorithm + " without its dot", input);
            add("alg " + algorithm + " with the real signature", input + "." + parts[2]);
            add("alg " + algorithm + " signed by a MAC under the public key", input + "." + mac(publicKey, input));
            add(
                    "alg " + algorithm + " signed rightly",
                    signed(header, claims(), kms.key(KEY).getPrivate()));
        }
    }

    /** A header that brings a key, an address or anything else along, even rightly signed (RFC 7515 §4.1). */
    private void headers() {
        KeyPair own = new TestKms().key("own");
        var jwk = Map.of("kty", "EC", "crv", "P-256", "x", "AA", "y", "AA");
        for (String name : List.of(
                "jwk", "jku", "x5u", "x5c", "x5t", "x5t#S256", "crit", "b64", "cty", "zip", "enc", "url", "nonce")) {
            for (Object value : List.of("https://evil.example/keys", jwk, List.of("exp"), true, 1)) {
                var header = header();
                header.put(name, value);
                add(
                        "header " + name + " " + value + " under our key",
                        signed(header, claims(), kms.key(KEY).getPrivate()));
                add("header " + name + " " + value + " under its own", signed(header, claims(), own.getPrivate()));
            }
        }
        for (String type : List.of("", "jwt", "JWS", "at+jwt", "application/jwt", "JOSE")) {
            var header = header();
            header.put("typ", type);
            if (!type.equals("jwt")) {
                add("typ " + type, signed(header, claims(), kms.key(KEY).getPrivate()));
            }
        }
        for (String gone : List.of("alg", "typ", "kid")) {
            var header = header();
            header.remove(gone);
            add("no " + gone, signed(header, claims(), kms.key(KEY).getPrivate()));
        }
    }

    /** A key id that names another key, a file, a query or nothing. */
    private void keys() {
        KeyPair own = new TestKms().key("own");
        for (String id : List.of(
                "",
                " ",
                "key-2",
                "key-3",
                "KEY-1",
                "key-1 ",
                "../key-1",
                "../../dev/null",
                "/dev/null",
                "key-1\0",
                "key-1'--",
                "' OR 1=1",
                "alias/key-1",
                "arn:aws:kms:eu-west-1:666666666666:key/key-1",
                "https://evil.example/jwks.json",
                "key-1,key-2",
                "*",
                "%2e%2e%2fkey-1",
                "null",
                "0",
                "key-1\n")) {
            var header = header();
            header.put("kid", id);
            add("kid " + id, signed(header, claims(), own.getPrivate()));
        }
        add("our kid under another key", signed(header(), claims(), own.getPrivate()));
        var listed = header();
        listed.put("kid", List.of(KEY));
        add("kid as a list", signed(listed, claims(), kms.key(KEY).getPrivate()));
    }

    /** Claims that we never make, rightly signed: by a key that somebody else may have been given the use of. */
    private void claimsOfOthers() {
        for (String name : List.of("iss", "aud", "sub", "sid", "org", "iat", "exp", "jti")) {
            var claims = claims();
            claims.remove(name);
            add("without " + name, signed(header(), claims, kms.key(KEY).getPrivate()));
        }
        replaced("iss", "", "Lyceum", "https://lyceum", List.of("lyceum"));
        replaced("aud", "", "lyceum", "lyceum-api ", List.of("lyceum-api", "other"), List.of());
        replaced("exp", 0, 1, clock.instant().getEpochSecond(), clock.instant().getEpochSecond() - 1, "never");
        replaced("iat", clock.instant().getEpochSecond() + 3_600, "now");
        replaced("sub", 1, List.of("usr_1"));
        replaced("sid", 1, List.of("ses_1"));
        replaced("org", 1, List.of("org_1"));
        for (String name : List.of("roles", "admin", "scope", "nbf", "azp", "act")) {
            var claims = claims();
            claims.put(name, "owner");
            add("with " + name, signed(header(), claims, kms.key(KEY).getPrivate()));
        }
    }

    private void replaced(String name, Object... values) {
        for (Object value : values) {
            var claims = claims();
            claims.put(name, value);
            add(name + " " + value, signed(header(), claims, kms.key(KEY).getPrivate()));
        }
    }

    /** Signatures that are no signature: zero (CVE-2022-21449), cut, grown, DER, flipped in a bit. */
    private void signatures() {
        String input = parts[0] + "." + parts[1];
        for (int length : new int[] {0, 1, 31, 32, 63, 64, 65, 96, 128, 132}) {
            add("zeros " + length, input + "." + text(new byte[length]));
        }
        byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
        byte[] halfZero = signature.clone();
        Arrays.fill(halfZero, 0, 32, (byte) 0);
        add("r is zero", input + "." + text(halfZero));
        byte[] otherHalfZero = signature.clone();
        Arrays.fill(otherHalfZero, 32, 64, (byte) 0);
        add("s is zero", input + "." + text(otherHalfZero));
        add(
                "DER in place of R and S",
                input + "." + text(der(input, kms.key(KEY).getPrivate())));
        for (int bit = 0; bit < 64 * 8; bit += 5) {
            byte[] flipped = signature.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            add("bit " + bit + " of the signature", input + "." + text(flipped));
        }
    }

    private void truncations() {
        for (int length = 0; length < real.length(); length += 7) {
            add("cut to " + length, real.substring(0, length));
        }
        add("four parts", real + ".AA");
        add("five parts", real + ".AA.AA");
        add("parts exchanged", parts[1] + "." + parts[0] + "." + parts[2]);
        add("too long", real + "A".repeat(3_000));
        add("nothing but dots", "..");
    }

    /** The same bytes in another spelling would be another token with the same meaning. */
    private void spellings() {
        add("padding", real + "=");
        add("a space before", " " + real);
        add("a line after", real + "\n");
        add("a tab within", parts[0] + "\t." + parts[1] + "." + parts[2]);
        char last = real.charAt(real.length() - 1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int place = alphabet.indexOf(last);
        add("unused bits set", real.substring(0, real.length() - 1) + alphabet.charAt(place ^ 1));
        add("the scheme within", "Bearer " + real);
        add("in JSON", "{\"payload\":\"" + parts[1] + "\",\"signature\":\"" + parts[2] + "\"}");
    }

    private void add(String name, String token) {
        forged.put(name, token);
    }

    private Map<String, Object> header() {
        return new LinkedHashMap<>(Map.of("alg", "ES256", "typ", "JWT", "kid", KEY));
    }

    private Map<String, Object> claims() {
        return new LinkedHashMap<>(
                Json.read(Base64.getUrlDecoder().decode(parts[1]), new TypeReference<Map<String, Object>>() {}));
    }

    private static String signed(Map<String, Object> header, Map<String, Object> claims, PrivateKey key) {
        String input = input(header, claims);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + text(signature.sign());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] der(String input, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String mac(byte[] key, String input) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return text(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String input(Map<String, Object> header, Map<String, Object> claims) {
        return text(Json.bytes(header)) + "." + text(Json.bytes(claims));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
