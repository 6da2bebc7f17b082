package lyceum.local.metrics;

/** What an alarm makes of a period without data; names as CloudWatch spells them. */
public enum Missing {
    missing,
    ignore,
    breaching,
    notBreaching
}
