package lyceum.stack;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.deployment.BucketDeployment;
import software.amazon.awscdk.services.s3.deployment.CacheControl;
import software.amazon.awscdk.services.s3.deployment.Source;
import software.constructs.Construct;

/** Copies the site into its bucket with each deployment. */
final class Pages extends Construct {
    private final Storage storage;
    private final LogGroup logs;
    private final Role role;

    Pages(Construct scope, Storage storage, Site site) {
        super(scope, "Pages");
        this.storage = storage;
        logs = LogGroup.Builder.create(this, "Logs")
                .logGroupName("/lyceum/deploy-pages")
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        role = Role.Builder.create(this, "Role")
                .description("What copying the site may do")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        logs.grantWrite(role);
        // The names of pages have no ending that would tell their type.
        copy("Pages", site.pages().toString())
                .contentType("text/html; charset=utf-8")
                .build();
        copy("Files", site.files().toString()).build();
        acknowledgeFindings();
    }

    private BucketDeployment.Builder copy(String id, String folder) {
        return BucketDeployment.Builder.create(this, id)
                .destinationBucket(storage.pages())
                .sources(List.of(Source.asset(folder)))
                .cacheControl(List.of(CacheControl.setPublic(), CacheControl.maxAge(Duration.minutes(5))))
                .prune(false)
                .role(role)
                .logGroup(logs);
    }

    private void acknowledgeFindings() {
        for (String wildcard : List.of(
                "Action::s3:Abort*",
                "Action::s3:DeleteObject*",
                "Action::s3:GetBucket*",
                "Action::s3:GetObject*",
                "Action::s3:List*",
                "Resource::<" + Storage.logicalId(storage.pages()) + ".Arn>/*",
                "Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*")) {
            Findings.acknowledge(
                    role,
                    "AwsSolutions-IAM5[" + wildcard + "]",
                    "The CDK's own copier: it reads the CDK's assets and writes the bucket of pages, which holds nothing else.");
        }
        Stack.of(this).getNode().getChildren().stream()
                .filter(child -> child.getNode().getId().startsWith("Custom::CDKBucketDeployment"))
                .forEach(copier -> Findings.acknowledge(
                        copier, "AwsSolutions-L1", "The CDK's own copier: its runtime comes with the CDK's version."));
    }
}
