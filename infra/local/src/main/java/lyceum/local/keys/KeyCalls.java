package lyceum.local.keys;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import lyceum.local.iam.Access;
import tools.jackson.databind.JsonNode;

/** KMS's JSON protocol, as far as signing goes. */
public final class KeyCalls {
    private static final String PREFIX = "TrentService.";

    private final LocalKeys keys;

    public KeyCalls(LocalKeys keys) {
        this.keys = keys;
    }

    /**
     * Answers a call; empty where it is none that this host knows, or names no key.
     *
     * @param check lets the caller do what it needs to be allowed, or throws
     */
    public Optional<Map<String, Object>> answer(String target, JsonNode call, Consumer<List<Access>> check) {
        String id = call.path("KeyId").asString("");
        return switch (target) {
            case PREFIX + "Sign" -> {
                check.accept(keys.needs("Sign", id));
                byte[] message = Base64.getDecoder().decode(call.path("Message").asString(""));
                yield keys.sign(id, message)
                        .map(signature ->
                                Map.of("KeyId", id, "Signature", text(signature), "SigningAlgorithm", "ECDSA_SHA_256"));
            }
            case PREFIX + "GetPublicKey" -> {
                check.accept(keys.needs("GetPublicKey", id));
                yield keys.publicKey(id).map(key -> Map.of("KeyId", id, "PublicKey", text(key)));
            }
            default -> Optional.empty();
        };
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
