package lyceum.local.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lyceum.local.iam.Access;
import lyceum.local.template.Resource;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;

/** Each key of the template in a file of its own (mode 600), made at the first start and kept. */
public final class LocalKeys {
    private static final Set<String> KNOWN =
            Set.of("Description", "Enabled", "KeyPolicy", "KeySpec", "KeyUsage", "PendingWindowInDays", "Tags");
    private static final String CURVE = "secp256r1";

    private final Map<String, KeyPair> keys = new LinkedHashMap<>();
    private final String region;

    private LocalKeys(String region) {
        this.region = region;
    }

    /** Reads the keys that are there and makes those that are not. */
    public static LocalKeys open(Template template, Path directory) {
        var keys = new LocalKeys(template.region());
        for (Resource key : template.ofType("AWS::KMS::Key")) {
            if (!key.properties().textIf("KeyUsage").equals(Optional.of("SIGN_VERIFY"))) {
                // What encrypts messages to those on duty: nothing here sends any.
                continue;
            }
            check(key);
            String id = template.ref(key.logicalId());
            keys.keys.put(id, kept(directory.resolve(id + ".key")));
        }
        return keys;
    }

    /** The signature of a message, ECDSA over SHA-256, in DER as KMS answers it; empty where there is no such key. */
    Optional<byte[]> sign(String id, byte[] message) {
        return Optional.ofNullable(keys.get(id)).map(key -> {
            try {
                Signature signature = Signature.getInstance("SHA256withECDSA");
                signature.initSign(key.getPrivate());
                signature.update(message);
                return signature.sign();
            } catch (GeneralSecurityException missing) {
                throw new IllegalStateException("Every Java platform has SHA256withECDSA", missing);
            }
        });
    }

    /** The public half, in DER as KMS answers it; empty where there is no such key. */
    Optional<byte[]> publicKey(String id) {
        return Optional.ofNullable(keys.get(id)).map(key -> key.getPublic().getEncoded());
    }

    /** What a call needs to be allowed, for example {@code Sign}. */
    List<Access> needs(String call, String id) {
        return List.of(new Access("kms:" + call, "arn:aws:kms:" + region + ":" + Template.ACCOUNT + ":key/" + id));
    }

    private static void check(Resource key) {
        for (String property : key.properties().names()) {
            if (!KNOWN.contains(property)) {
                throw new UnsupportedTemplate(
                        key + " has " + property + ", which the local host does not know for keys.");
            }
        }
        if (!key.properties().text("KeySpec").equals("ECC_NIST_P256")) {
            throw new UnsupportedTemplate(key + " signs with another kind of key than ECC_NIST_P256.");
        }
    }

    private static KeyPair kept(Path file) {
        try {
            if (!Files.exists(file)) {
                write(file, made());
            }
            List<String> halves = Files.readAllLines(file, StandardCharsets.US_ASCII);
            var factory = KeyFactory.getInstance("EC");
            var base64 = Base64.getDecoder();
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(base64.decode(halves.getFirst()))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(halves.getLast()))));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (GeneralSecurityException problem) {
            throw new IllegalStateException(file + " holds no key: " + problem.getMessage(), problem);
        }
    }

    private static KeyPair made() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(CURVE));
        return generator.generateKeyPair();
    }

    private static void write(Path file, KeyPair key) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var base64 = Base64.getEncoder();
        Files.write(
                draft,
                List.of(
                        base64.encodeToString(key.getPublic().getEncoded()),
                        base64.encodeToString(key.getPrivate().getEncoded())),
                StandardCharsets.US_ASCII);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
