package lyceum.local.gateway;

import java.util.Map;

/**
 * What the template says of a stage.
 *
 * @param variables its stage variables
 * @param traced whether X-Ray is on
 */
record StageSettings(
        String name, String apiId, String apiName, String region, Map<String, String> variables, boolean traced) {
    String domainName() {
        return apiId + ".execute-api." + region + ".amazonaws.com";
    }

    /** The ARN that policies name a method by; {@code path} begins with a slash. */
    String methodArn(String account, String method, String path) {
        return "arn:aws:execute-api:" + region + ":" + account + ":" + apiId + "/" + name + "/" + method + path;
    }
}
