package lyceum.local.metrics;

/** When a value breaches a threshold; names as CloudWatch spells them. */
public enum Comparison {
    GreaterThanThreshold("greater than"),
    GreaterThanOrEqualToThreshold("greater than or equal to"),
    LessThanThreshold("less than"),
    LessThanOrEqualToThreshold("less than or equal to");

    private final String words;

    Comparison(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    boolean breaches(double value, double threshold) {
        return switch (this) {
            case GreaterThanThreshold -> value > threshold;
            case GreaterThanOrEqualToThreshold -> value >= threshold;
            case LessThanThreshold -> value < threshold;
            case LessThanOrEqualToThreshold -> value <= threshold;
        };
    }
}
