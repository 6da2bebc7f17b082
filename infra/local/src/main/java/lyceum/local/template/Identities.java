package lyceum.local.template;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What {@code Ref} and {@code Fn::GetAtt} answer for each type of resource. The types named here are all that the local host
 * knows. Names are the template's own, or made of the stack's name and the logical id, so they are the same at each start.
 */
final class Identities {
    /** What a resource answers. */
    record Identity(String ref, Map<String, String> attributes) {}

    private final String stackName;
    private final String region;

    Identities(String stackName, String region) {
        this.stackName = stackName;
        this.region = region;
    }

    void require(String type, String logicalId) {
        of(logicalId, type, Map.of(), _ -> Optional.of("any"));
    }

    /**
     * @param declared the properties as they stand in the template
     * @param resolve resolves one of them
     */
    Identity of(
            String logicalId, String type, Map<String, Object> declared, Function<Object, Optional<String>> resolve) {
        Function<String, String> named = property ->
                Optional.ofNullable(declared.get(property)).flatMap(resolve).orElse(generated(logicalId));
        return switch (type) {
            case "AWS::DynamoDB::Table" -> {
                String name = named.apply("TableName");
                String arn = arn("dynamodb", "table/" + name);
                yield identity(name, "Arn", arn, "StreamArn", arn + "/stream/local");
            }
            case "AWS::SQS::Queue" -> {
                String name = named.apply("QueueName");
                String url = "https://sqs." + region + ".amazonaws.com/" + Template.ACCOUNT + "/" + name;
                yield identity(url, "Arn", arn("sqs", name), "QueueName", name, "QueueUrl", url);
            }
            case "AWS::S3::Bucket" -> {
                String name = named.apply("BucketName").toLowerCase(Locale.ROOT);
                String domain = name + ".s3." + region + ".amazonaws.com";
                yield identity(
                        name,
                        "Arn",
                        "arn:aws:s3:::" + name,
                        "DomainName",
                        name + ".s3.amazonaws.com",
                        "RegionalDomainName",
                        domain);
            }
            case "AWS::Lambda::Function" -> {
                String name = named.apply("FunctionName");
                yield identity(name, "Arn", arn("lambda", "function:" + name));
            }
            case "AWS::Lambda::Version" -> identity(functionArn(named) + ":1", "Version", "1");
            case "AWS::Lambda::Alias" -> identity(functionArn(named) + ":" + named.apply("Name"));
            case "AWS::IAM::Role" -> {
                String name = named.apply("RoleName");
                yield identity(name, "Arn", "arn:aws:iam::" + Template.ACCOUNT + ":role/" + name, "RoleId", name);
            }
            case "AWS::KMS::Key" -> identity(logicalId, "Arn", arn("kms", "key/" + logicalId), "KeyId", logicalId);
            case "AWS::Logs::LogGroup" -> {
                String name = named.apply("LogGroupName");
                yield identity(name, "Arn", arn("logs", "log-group:" + name + ":*"));
            }
            case "AWS::SNS::Topic" -> {
                String name = named.apply("TopicName");
                String arn = arn("sns", name);
                yield identity(arn, "TopicArn", arn, "TopicName", name);
            }
            case "AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm" -> {
                String name = named.apply("AlarmName");
                yield identity(name, "Arn", arn("cloudwatch", "alarm:" + name));
            }
            case "AWS::Events::Rule" -> {
                String name = named.apply("Name");
                yield identity(name, "Arn", arn("events", "rule/" + name));
            }
            case "AWS::ApiGateway::RestApi" -> {
                String id = logicalId.toLowerCase(Locale.ROOT);
                yield identity(id, "RootResourceId", id + "-root", "RestApiId", id);
            }
            case "AWS::ApiGateway::Stage" -> identity(named.apply("StageName"));
            case "AWS::ApiGateway::Resource" -> identity(logicalId, "ResourceId", logicalId);
            case "AWS::ApiGateway::Deployment" -> identity(logicalId, "DeploymentId", logicalId);
            case "AWS::ApiGateway::Authorizer" -> identity(logicalId, "AuthorizerId", logicalId);
            case "AWS::ApiGateway::ApiKey" -> identity(logicalId, "APIKeyId", logicalId);
            case "AWS::ApiGateway::UsagePlan" -> identity(logicalId, "Id", logicalId);
            case "AWS::ApiGateway::Model" -> identity(named.apply("Name"));
            case "AWS::ApiGateway::RequestValidator" -> identity(logicalId, "RequestValidatorId", logicalId);
            case "AWS::CloudFront::Distribution" -> {
                String domain = logicalId.toLowerCase(Locale.ROOT) + ".cloudfront.net";
                yield identity(logicalId, "Id", logicalId, "DomainName", domain);
            }
            case "AWS::CloudFront::Function" -> {
                String arn = "arn:aws:cloudfront::" + Template.ACCOUNT + ":function/" + logicalId;
                yield identity(arn, "FunctionARN", arn);
            }
            case "AWS::CloudFront::CachePolicy",
                    "AWS::CloudFront::OriginAccessControl",
                    "AWS::CloudFront::OriginRequestPolicy",
                    "AWS::CloudFront::ResponseHeadersPolicy" -> identity(logicalId, "Id", logicalId);
            case "AWS::ApiGateway::Account",
                    "AWS::ApiGateway::GatewayResponse",
                    "AWS::ApiGateway::Method",
                    "AWS::ApiGateway::UsagePlanKey",
                    "AWS::CDK::Metadata",
                    "AWS::CloudWatch::Dashboard",
                    "AWS::IAM::Policy",
                    "AWS::Lambda::EventInvokeConfig",
                    "AWS::Lambda::EventSourceMapping",
                    "AWS::Lambda::LayerVersion",
                    "AWS::Lambda::Permission",
                    "AWS::Logs::SubscriptionFilter",
                    "AWS::S3::BucketPolicy",
                    "AWS::SNS::TopicPolicy",
                    "AWS::SQS::QueuePolicy",
                    "Custom::CDKBucketDeployment" -> identity(generated(logicalId));
            default ->
                throw new UnsupportedTemplate(
                        "Resource " + logicalId + " is of type " + type + ", which the local host does not know.");
        };
    }

    private String generated(String logicalId) {
        return stackName + "-" + logicalId;
    }

    private String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + Template.ACCOUNT + ":" + resource;
    }

    /** {@code FunctionName} of a version or an alias may be a name or an ARN. */
    private String functionArn(Function<String, String> named) {
        String function = named.apply("FunctionName");
        return function.startsWith("arn:") ? function : arn("lambda", "function:" + function);
    }

    private static Identity identity(String ref, String... attributes) {
        var named = new LinkedHashMap<String, String>();
        for (int i = 0; i < attributes.length; i += 2) {
            named.put(attributes[i], attributes[i + 1]);
        }
        return new Identity(ref, named);
    }
}
