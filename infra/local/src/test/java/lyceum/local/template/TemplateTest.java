package lyceum.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTest {
    private final Path directory;

    TemplateTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void resolvesWhatCdkWrites() {
        var template = Assemblies.read(directory, """
                {'Resources': {
                  'Jobs': {'Type': 'AWS::SQS::Queue', 'Properties': {
                    'QueueName': {'Fn::Join': ['-', [{'Ref': 'AWS::StackName'}, 'jobs']]},
                    'VisibilityTimeout': 30,
                    'Tags': [{'Ref': 'AWS::NoValue'}, 'kept']}},
                  'Alarm': {'Type': 'AWS::CloudWatch::Alarm', 'Properties': {
                    'AlarmName': {'Fn::Sub': 'late-${Jobs.QueueName}-${!literal}'},
                    'MetricName': {'Fn::Select': [5, {'Fn::Split': [':', {'Fn::GetAtt': ['Jobs', 'Arn']}]}]}}}},
                 'Outputs': {'Url': {'Value': {'Ref': 'Jobs'}}}}""");
        assertThat(template.named("Jobs").properties().text("QueueName")).isEqualTo("Test-jobs");
        assertThat(template.named("Jobs").properties().number("VisibilityTimeout"))
                .isEqualTo(30);
        assertThat(template.named("Jobs").properties().texts("Tags")).containsExactly("kept");
        assertThat(template.named("Alarm").properties().text("AlarmName")).isEqualTo("late-Test-jobs-${literal}");
        assertThat(template.named("Alarm").properties().text("MetricName")).isEqualTo("Test-jobs");
        assertThat(template.outputs())
                .containsEntry("Url", "https://sqs.eu-west-1.amazonaws.com/000000000000/Test-jobs");
    }

    @Test
    void leavesOutWhatAConditionExcludes() {
        var template = Assemblies.read(directory, """
                {'Parameters': {'Kind': {'Type': 'String', 'Default': 'small'}},
                 'Conditions': {'Large': {'Fn::Equals': [{'Ref': 'Kind'}, 'large']}},
                 'Resources': {
                  'One': {'Type': 'AWS::SQS::Queue', 'Condition': 'Large'},
                  'Two': {'Type': 'AWS::SQS::Queue', 'Properties': {
                    'QueueName': {'Fn::If': ['Large', 'big', 'little']}}}}}""");
        assertThat(template.all()).extracting(Resource::logicalId).containsExactly("Two");
        assertThat(template.named("Two").properties().text("QueueName")).isEqualTo("little");
    }

    @Test
    void stopsAtATypeItDoesNotKnow() {
        assertRefused(
                "{'Resources': {'Cache': {'Type': 'AWS::ElastiCache::CacheCluster'}}}",
                "Resource Cache is of type AWS::ElastiCache::CacheCluster, which the local host does not know.");
    }

    @Test
    void stopsAtAFunctionItDoesNotKnow() {
        assertRefused(
                "{'Resources': {'Jobs': {'Type': 'AWS::SQS::Queue', 'Properties': {'QueueName': {'Fn::Base64': 'x'}}}}}",
                "AWS::SQS::Queue Jobs uses Fn::Base64, which the local host does not know.");
    }

    @Test
    void stopsAtAnAttributeItDoesNotKnow() {
        assertRefused(
                """
                {'Resources': {'Jobs': {'Type': 'AWS::SQS::Queue', 'Properties': {'QueueName': {'Fn::GetAtt': ['Other', 'Colour']}}},
                 'Other': {'Type': 'AWS::SQS::Queue'}}}""", "AWS::SQS::Queue Jobs reads the attribute Colour of Other, which the local host does not know.");
    }

    @Test
    void asksForAParameterWithoutAValue() {
        Path assembly = Assemblies.write(directory, "{'Parameters': {'Secret': {'Type': 'String'}}, 'Resources': {}}");
        assertThat(Template.parameters(assembly)).containsExactly(Map.entry("Secret", false));
        assertThatThrownBy(() -> Template.read(assembly, Map.of()))
                .hasMessage("The template's parameter Secret has neither a default nor a value.");
    }

    @Test
    void readsStacksThatBuildOnEachOther() {
        var template = Template.read(Assemblies.write(directory, """
                {'Resources': {'Jobs': {'Type': 'AWS::SQS::Queue', 'Properties': {'QueueName': 'jobs'}}},
                 'Outputs': {'Out': {'Value': {'Fn::GetAtt': ['Jobs', 'Arn']}, 'Export': {'Name': 'Below:Jobs'}}}}""", """
                {'Resources': {'Alarms': {'Type': 'AWS::SNS::Topic', 'Properties': {
                  'TopicName': {'Fn::Select': [5, {'Fn::Split': [':', {'Fn::ImportValue': 'Below:Jobs'}]}]}}}}}"""), Map.of());

        assertThat(template.stackName()).isEqualTo("Below");
        assertThat(template.all()).extracting(Resource::logicalId).containsExactly("Jobs", "Alarms");
        assertThat(template.named("Alarms").properties().text("TopicName")).isEqualTo("jobs");
    }

    @Test
    void stopsAtWhatStacksDoNotShare() {
        String below = "{'Resources': {'Jobs': {'Type': 'AWS::SQS::Queue'}}}";
        assertThatThrownBy(() -> Template.read(Assemblies.write(directory, below, below), Map.of()))
                .hasMessage(
                        "Two stacks have a resource Jobs, which the local host can't tell apart: rename the construct of one.");
        assertThatThrownBy(() -> Template.read(Assemblies.write(directory, below, """
                {'Resources': {'Alarms': {'Type': 'AWS::SNS::Topic', 'Properties': {
                  'TopicName': {'Fn::ImportValue': 'Below:Jobs'}}}}}"""), Map.of()))
                .hasMessage("AWS::SNS::Topic Alarms imports Below:Jobs, which no stack exports.");
    }

    @Test
    void holdsAParameterToItsPattern() {
        Path assembly = Assemblies.write(directory, """
                {'Parameters': {'Size': {'Type': 'String', 'Default': '1', 'AllowedPattern': '[0-9]',
                  'ConstraintDescription': 'One digit'}}, 'Resources': {}}""");
        assertThat(Template.read(assembly, Map.of("Size", "2")).all()).isEmpty();
        assertThatThrownBy(() -> Template.read(assembly, Map.of("Size", "12")))
                .hasMessage("The value of the template's parameter Size does not match [0-9]: One digit.");
    }

    @Test
    void saysThatNothingWasSynthesised() {
        assertThatThrownBy(() -> Template.read(directory.resolve("none"), Map.of()))
                .isInstanceOf(UnsupportedTemplate.class)
                .hasMessageEndingWith("synthesise the stack first, with ./lyceum synth.");
    }

    private void assertRefused(String template, String sentence) {
        assertThatThrownBy(() -> Assemblies.read(directory, template))
                .isInstanceOf(UnsupportedTemplate.class)
                .hasMessage(sentence);
    }
}
