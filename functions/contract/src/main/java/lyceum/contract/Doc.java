package lyceum.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a wire record or one of its components for the published API description. Limits stated here are the constants that
 * the record's own validation uses, so the two can't differ. Every component of every wire record carries one.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
public @interface Doc {
    /** One sentence for a reader of the API. */
    String value();

    /** Smallest length of a string, size of a list or value of a number; -1 where there is none. */
    long min() default -1;

    /** Largest length of a string, size of a list or value of a number; -1 where there is none. */
    long max() default -1;

    /** The values a string may have; empty where any is allowed. */
    String[] oneOf() default {};
}
