package lyceum.stack;

import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Validations;
import software.constructs.IConstruct;

/** The one way to live with a finding of a rule: on one construct, with the reason. */
final class Findings {
    private Findings() {}

    /** Acknowledges a finding of cdk-nag, named as in {@code AwsSolutions-S1}. */
    static void acknowledge(IConstruct construct, String rule, String reason) {
        Validations.of(construct)
                .acknowledge(Acknowledgment.builder()
                        .id("AwsSolutions::" + rule)
                        .reason(reason)
                        .build());
    }

    /** Acknowledges a warning of the CDK itself. */
    static void acknowledgeWarning(IConstruct construct, String id, String reason) {
        Validations.of(construct)
                .acknowledge(Acknowledgment.builder()
                        .id("Annotation::" + id)
                        .reason(reason)
                        .build());
    }
}
