package lyceum.tables.transactions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import lyceum.tables.index.StorageKeys;
import lyceum.tables.json.SdkJson;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * A client token.
 *
 * @param place where what is remembered of it is
 * @param digest of the request it came with, to tell another request with the same token
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived and never compared
record ClientToken(byte[] place, String digest) {

    /** The token of a request, or null if it has none. */
    static @Nullable ClientToken of(TransactWriteItemsRequest request) {
        var token = request.clientRequestToken();
        if (token == null) {
            return null;
        }
        // Not null: the SDK would write a new random token for none.
        var rest = request.toBuilder()
                .clientRequestToken("")
                .returnConsumedCapacity((String) null)
                .returnItemCollectionMetrics((String) null)
                .build();
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(SdkJson.write(rest).getBytes(StandardCharsets.UTF_8));
            return new ClientToken(StorageKeys.token(token), HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
