package lyceum.local.isolated;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1.PolicyDocument;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1.Statement;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoliciesTest {
    @Test
    void readsWhatTheRuntimeWrites() {
        var policy = IamPolicyResponseV1.builder()
                .withPrincipalId("key_1")
                .withContext(Map.of("organisation", "org_1", "age", 3, "new", true))
                .withUsageIdentifierKey("usage")
                .withPolicyDocument(new PolicyDocument(
                        IamPolicyResponseV1.VERSION_2012_10_17,
                        List.of(Statement.builder()
                                .withAction("execute-api:Invoke")
                                .withEffect("Allow")
                                .withResource(List.of("arn:a", "arn:b"))
                                .withCondition(Map.of())
                                .build())))
                .build();
        assertThat(written(read(written(policy)))).isEqualTo(written(policy));
    }

    @Test
    void readsOneOrManyActionsAndResources() {
        var read = read("""
                {"principalId": "p", "policyDocument": {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Deny", "Action": ["a", "b"], "Resource": "c"}]}}""");
        assertThat(written(read))
                .contains("\"Action\":\"a\"", "\"Action\":\"b\"", "\"Resource\":[\"c\"]", "\"Effect\":\"Deny\"");
        assertThat(read.getContext()).isNull();
    }

    @Test
    void leavesOutWhatIsNotThere() {
        assertThat(read("{}").getPrincipalId()).isNull();
        assertThat(read("{\"context\": {\"a\": null, \"b\": [1]}}").getContext())
                .hasSize(2);
    }

    private static String written(IamPolicyResponseV1 policy) {
        var json = new ByteArrayOutputStream();
        LambdaEventSerializers.serializerFor(IamPolicyResponseV1.class, PoliciesTest.class.getClassLoader())
                .toJson(policy, json);
        return json.toString(StandardCharsets.UTF_8);
    }

    private static IamPolicyResponseV1 read(String json) {
        return Policies.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
