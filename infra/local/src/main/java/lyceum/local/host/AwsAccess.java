package lyceum.local.host;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * Where a process beside this one finds AWS's services.
 *
 * @param door of all services but S3
 * @param buckets of S3, where signed URLs lead to as well
 */
record AwsAccess(URI door, URI buckets, String region) {
    private static final List<String> AT_THE_DOOR =
            List.of("API_GATEWAY", "CLOUDWATCH", "DYNAMODB", "KMS", "LAMBDA", "SQS");

    /** The environment variables that AWS's SDKs and tools look for, with the rights of whose credentials these are. */
    Map<String, String> variables(AwsCredentials credentials) {
        var variables = new HashMap<String, String>();
        AT_THE_DOOR.forEach(service -> variables.put("AWS_ENDPOINT_URL_" + service, door.toString()));
        variables.put("AWS_ENDPOINT_URL_S3", buckets.toString());
        variables.put("AWS_REGION", region);
        variables.put("AWS_DEFAULT_REGION", region);
        variables.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
        variables.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
        return variables;
    }
}
