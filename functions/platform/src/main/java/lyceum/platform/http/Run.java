package lyceum.platform.http;

import com.amazonaws.services.lambda.runtime.Context;

/** What a function bean takes: the event, and Lambda's context of this run. */
public record Run<E>(E event, Context lambda) {}
