package lyceum.suite;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import lyceum.contract.accounts.AuthApi;
import lyceum.contract.accounts.KeyApi;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

/** Credentials that open nothing: forged ones, and true ones whose time is over or that were taken back. */
final class Worthless {
    private static @Nullable Map<String, String> all;

    private Worthless() {}

    /**
     * Values of {@code Authorization}, by what is wrong with them. They are made once, and none was of any worth when the gateway first
     * saw it, since it keeps what it knows of one for a minute.
     */
    static synchronized Map<String, String> credentials(Caller owner, Person person) {
        if (all == null) {
            Map<String, String> made = new LinkedHashMap<>();
            forged(owner.key().orElseThrow(), made);
            ended(owner, made);
            signed(owner, person, made);
            all = Map.copyOf(made);
        }
        return all;
    }

    private static void forged(String key, Map<String, String> all) {
        all.put("a bare key", key);
        all.put("Basic", "Basic " + encoded("x:" + key));
        all.put("a key as a token", "Bearer " + key);
        all.put("no token", "Bearer x.y.z");
        all.put("a token without signature", "Bearer " + encoded("{\"alg\":\"none\"}") + "." + encoded("{}") + ".");
        all.put("a key cut short", "ApiKey " + key.substring(0, key.length() - 1));
        all.put("a key twice", "ApiKey " + key + " " + key);
        all.put("an empty key", "ApiKey lyc_");
    }

    private static void ended(Caller owner, Map<String, String> all) {
        JsonNode revoked = newKey(owner);
        String path =
                KeyApi.CREATE_API_KEY.path() + "/" + revoked.at("/key/key_id").asString();
        JsonNode rotated = owner.post(path + "/rotate", "{\"overlap_hours\": 0}")
                .expect(200)
                .json();
        owner.delete(path).expect(204);
        all.put("a key before its rotation", "ApiKey " + revoked.path("api_key").asString());
        all.put("a revoked key", "ApiKey " + rotated.path("api_key").asString());
        JsonNode expired = newKey(owner);
        expire(expired.at("/key/key_id").asString());
        all.put("an expired key", "ApiKey " + expired.path("api_key").asString());

        Person left = Person.signedIn(owner.anonymous());
        JsonNode next = owner.anonymous()
                .post(AuthApi.REFRESH_SESSION.path(), "{\"refresh_token\": \"" + left.refreshToken() + "\"}")
                .expect(200)
                .json();
        owner.anonymous()
                .send("POST", AuthApi.LOG_OUT.path(), Optional.empty(), "Authorization", left.bearer())
                .expect(204);
        all.put(
                "a token of an ended session",
                "Bearer " + next.path("access_token").asString());
    }

    private static void signed(Caller owner, Person person, Map<String, String> all) {
        var tokens = new SignedTokens(Running.host());
        long now = Instant.now().getEpochSecond();
        Map<String, Object> changes = new LinkedHashMap<>();
        changes.put("exp", now - 1);
        changes.put("iat", now + 600);
        changes.put("org", owner.organisation());
        changes.put("sid", "ses_01JD9Z6Q4M8T5X2B7N3C1VKPWR");
        changes.put("sub", "usr_01JD9Z6Q4M8T5X2B7N3C1VKPWR");
        changes.put("aud", "another-api");
        changes.put("iss", "another");
        changes.put("admin", true);
        changes.forEach((claim, value) -> {
            Map<String, Object> claims = SignedTokens.claims(person);
            claims.put(claim, value);
            all.put("a token with another " + claim, "Bearer " + tokens.signed(claims));
        });
    }

    private static JsonNode newKey(Caller owner) {
        return owner.post(KeyApi.CREATE_API_KEY.path(), """
                        {"name": "Test", "roles": ["owner"], "expires_at": "2099-01-01T00:00:00Z"}
                        """).expect(201).json();
    }

    /** Puts a key's end into the past, where only time can put it otherwise. */
    private static void expire(String keyId) {
        Properties operator = Running.host().operator();
        try (var dynamo = DynamoDbClient.builder()
                .endpointOverride(URI.create(operator.getProperty("AWS_ENDPOINT_URL_DYNAMODB")))
                .region(Region.of(operator.getProperty("AWS_REGION")))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        operator.getProperty("AWS_ACCESS_KEY_ID"), operator.getProperty("AWS_SECRET_ACCESS_KEY"))))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            String table = dynamo.listTables().tableNames().stream()
                    .filter(name -> name.contains("ccounts"))
                    .findFirst()
                    .orElseThrow();
            dynamo.updateItem(update -> update.tableName(table)
                    .key(Map.of("PK", AttributeValue.fromS("KEY#" + keyId), "SK", AttributeValue.fromS("KEY")))
                    .conditionExpression("attribute_exists(ends_at)")
                    .updateExpression("SET ends_at = :past")
                    .expressionAttributeValues(Map.of(
                            ":past",
                            AttributeValue.fromN(Long.toString(Instant.now().getEpochSecond() - 1)))));
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
