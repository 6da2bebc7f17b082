package lyceum.stack;

import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.kms.KeySpec;
import software.amazon.awscdk.services.kms.KeyUsage;
import software.constructs.Construct;

/**
 * The keys that sign access tokens; their private halves never leave KMS. The first of the list signs, all are published and
 * accepted. To change keys: add a new one at the end and deploy, move it to the front and deploy, and take the old one out once its
 * last token has expired.
 */
final class TokenKeys extends Construct {
    private final List<Key> keys = List.of(key("A"), key("B"));

    TokenKeys(Construct scope) {
        super(scope, "TokenKeys");
    }

    /** The ids, the signing key's first, as the functions read them. */
    String setting() {
        return keys.stream().map(Key::getKeyId).collect(Collectors.joining(","));
    }

    /** The one that signs. */
    String signing() {
        return keys.getFirst().getKeyArn();
    }

    List<String> all() {
        return keys.stream().map(Key::getKeyArn).toList();
    }

    private Key key(String id) {
        return Key.Builder.create(this, id)
                .description("Signs access tokens")
                .keySpec(KeySpec.ECC_NIST_P256)
                .keyUsage(KeyUsage.SIGN_VERIFY)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }
}
