package lyceum.local.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lyceum.local.template.Assemblies;
import lyceum.local.template.UnsupportedTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IamTest {
    private static final String ROLE = "arn:aws:iam::000000000000:role/Test-Worker";
    private static final String TABLE = "arn:aws:dynamodb:eu-west-1:000000000000:table/t";

    private final List<String> log = new ArrayList<>();

    private final Path directory;

    IamTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @CsvSource({
        "dynamodb:GetItem, arn:aws:dynamodb:eu-west-1:000000000000:table/t, true",
        "DynamoDB:getitem, arn:aws:dynamodb:eu-west-1:000000000000:table/t, true",
        "dynamodb:GetItem, arn:aws:dynamodb:eu-west-1:000000000000:table/T, false",
        "dynamodb:PutItem, arn:aws:dynamodb:eu-west-1:000000000000:table/t, false",
        "dynamodb:Query, arn:aws:dynamodb:eu-west-1:000000000000:table/t/index/listing, true",
        "dynamodb:Query, arn:aws:dynamodb:eu-west-1:000000000000:table/t, false",
        "s3:PutObject, arn:aws:s3:::b/uploads/x/y, true",
        "s3:PutObject, arn:aws:s3:::b/uploads/secret/y, false",
        "s3:PutObject, arn:aws:s3:::b/other, false",
        "sqs:SendMessage, arn:aws:sqs:eu-west-1:000000000000:q1, true",
        "sqs:SendMessage, arn:aws:sqs:eu-west-1:000000000000:q12, false",
    })
    void allowsWhatAStatementAllowsAndNothingElse(String action, String resource, boolean allowed) {
        var iam = iam("""
                {'Effect': 'Allow', 'Action': 'dynamodb:Get*', 'Resource': '%1$s'},
                {'Effect': 'Allow', 'Action': ['dynamodb:Query'], 'Resource': '%1$s/index/listing'},
                {'Effect': 'Allow', 'Action': 's3:*', 'Resource': 'arn:aws:s3:::b/uploads/*'},
                {'Effect': 'Deny', 'Action': 's3:PutObject', 'Resource': 'arn:aws:s3:::b/uploads/secret/*'},
                {'Effect': 'Allow', 'Action': 'sqs:SendMessage', 'Resource': 'arn:aws:sqs:*:*:q?'}""".formatted(TABLE));
        assertThat(passes(iam, new Access(action, resource))).isEqualTo(allowed);
        assertThat(log).hasSize(allowed ? 0 : 1);
    }

    @Test
    void notesWhichRightsWereNeeded() {
        var iam = iam("""
                {'Effect': 'Allow', 'Action': ['dynamodb:GetItem', 'dynamodb:PutItem'], 'Resource': '%1$s'},
                {'Effect': 'Allow', 'Action': 's3:GetObject', 'Resource': ['arn:aws:s3:::b/a/*', 'arn:aws:s3:::b/c/*']}""".formatted(TABLE));
        iam.check(
                ROLE, List.of(new Access("dynamodb:GetItem", TABLE), new Access("s3:GetObject", "arn:aws:s3:::b/c/d")));
        assertThat(passes(iam, new Access("s3:GetObject", "arn:aws:s3:::b/e"))).isFalse();

        assertThat(iam.rights())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        new Right("Test-Worker", "dynamodb:GetItem", TABLE), true,
                        new Right("Test-Worker", "dynamodb:PutItem", TABLE), false,
                        new Right("Test-Worker", "s3:GetObject", "arn:aws:s3:::b/a/*"), false,
                        new Right("Test-Worker", "s3:GetObject", "arn:aws:s3:::b/c/*"), true));
    }

    @Test
    void saysWhichStatementIsMissing() {
        assertThatThrownBy(() -> iam("").check(ROLE, List.of(new Access("s3:GetObject", "arn:aws:s3:::b/k"))))
                .isInstanceOf(AccessDenied.class)
                .hasMessage("User: " + ROLE + " is not authorized to perform: s3:GetObject on resource:"
                        + " arn:aws:s3:::b/k because no identity-based policy allows the s3:GetObject action");
        assertThat(log)
                .containsExactly("DENIED " + ROLE + " needs this statement in its policy:"
                        + " {\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/k\"}");
    }

    @Test
    void evaluatesLeadingKeys() {
        var iam = iam("""
                {'Effect': 'Allow', 'Action': 'dynamodb:GetItem', 'Resource': '%s',
                 'Condition': {'ForAllValues:StringEquals': {'dynamodb:LeadingKeys': ['PROBE']}}}""".formatted(TABLE));
        assertThat(passes(iam, leading("PROBE"))).isTrue();
        assertThat(passes(iam, leading("ORG#1"))).isFalse();
    }

    @Test
    void needsEveryPartOfACall() {
        var iam = iam("{'Effect': 'Allow', 'Action': 'dynamodb:PutItem', 'Resource': '*'}");
        var put = new Access("dynamodb:PutItem", TABLE);
        assertThatCode(() -> iam.check(ROLE, List.of(put, put))).doesNotThrowAnyException();
        assertThatThrownBy(() -> iam.check(ROLE, List.of(put, new Access("dynamodb:DeleteItem", TABLE))))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void deniesARoleThatTheTemplateLacks() {
        var iam = iam("{'Effect': 'Allow', 'Action': '*', 'Resource': '*'}");
        assertThatThrownBy(() -> iam.check("nobody", List.of(new Access("s3:GetObject", "*"))))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void stopsAtAConditionItDoesNotKnow() {
        assertThatThrownBy(() -> iam("""
                        {'Effect': 'Allow', 'Action': '*', 'Resource': '*',
                         'Condition': {'IpAddress': {'aws:SourceIp': '10.0.0.0/8'}}}"""))
                .isInstanceOf(UnsupportedTemplate.class)
                .hasMessageContaining("IpAddress");
    }

    @Test
    void hearsTheDenyOfAResourcePolicyAndCountsCallsAsSecure() {
        var iam = iamOf("{'Effect': 'Allow', 'Action': 's3:*', 'Resource': '*'}", """
                {'Effect': 'Deny', 'Action': 's3:*', 'Principal': {'AWS': '*'}, 'Resource': '*',
                 'Condition': {'Bool': {'aws:SecureTransport': 'false'}}},
                {'Effect': 'Deny', 'Action': 's3:DeleteObject', 'Principal': '*', 'Resource': '*'}""");
        assertThat(passes(iam, new Access("s3:GetObject", "arn:aws:s3:::b/k"))).isTrue();
        assertThat(passes(iam, new Access("s3:DeleteObject", "arn:aws:s3:::b/k")))
                .isFalse();
    }

    private static Access leading(String key) {
        return new Access("dynamodb:GetItem", TABLE, Map.of("dynamodb:LeadingKeys", List.of(key)));
    }

    private boolean passes(Iam iam, Access access) {
        try {
            iam.check(ROLE, List.of(access));
            return true;
        } catch (AccessDenied _) {
            return false;
        }
    }

    private Iam iam(String statements) {
        return iamOf(statements, "");
    }

    private Iam iamOf(String statements, String bucketStatements) {
        var template = Assemblies.read(directory, """
                {'Resources': {
                  'Worker': {'Type': 'AWS::IAM::Role', 'Properties': {}},
                  'Policy': {'Type': 'AWS::IAM::Policy', 'Properties': {
                    'Roles': [{'Ref': 'Worker'}], 'PolicyDocument': {'Statement': [%s]}}},
                  'BucketPolicy': {'Type': 'AWS::S3::BucketPolicy', 'Properties': {
                    'Bucket': 'b', 'PolicyDocument': {'Statement': [%s]}}}}}""".formatted(statements, bucketStatements));
        return Iam.of(template, log::add);
    }
}
