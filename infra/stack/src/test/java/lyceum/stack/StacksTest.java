package lyceum.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The two stacks beside each other. */
final class StacksTest {
    /** CloudFormation's limit of a template. */
    private static final int MOST = 500;

    @Test
    void eachStaysBelowTheLimitOfAStack() {
        assertThat(Assembly.strict().size()).isLessThan(MOST);
        assertThat(Assembly.watch().size()).isLessThan(150);
    }

    @Test
    void whatWatchesIsApartFromWhatIsWatched() {
        assertThat(Assembly.strict().types()).noneMatch(type -> type.startsWith("AWS::CloudWatch::"));
        assertThat(Assembly.watch().types()).allMatch(type -> type.matches("AWS::(CloudWatch|SNS|KMS)::.*"));
    }
}
