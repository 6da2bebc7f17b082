package lyceum.tables.service;

import software.amazon.awssdk.awscore.AwsRequest;

/**
 * Sees each call of one client before it happens and may refuse it by throwing, for example an
 * access check.
 */
@FunctionalInterface
public interface CallGuard {

    /** Lets everything pass. */
    CallGuard NONE = (_, _) -> {};

    /** Throws if the call may not happen; what it throws reaches the caller as it is. */
    void check(CallTarget target, AwsRequest request);
}
