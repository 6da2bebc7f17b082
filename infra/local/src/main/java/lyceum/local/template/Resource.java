package lyceum.local.template;

/**
 * One resource of the template.
 *
 * @param logicalId its name within the template
 * @param type for example {@code AWS::SQS::Queue}
 * @param properties its properties, resolved
 */
public record Resource(String logicalId, String type, Properties properties) {
    @Override
    public String toString() {
        return type + " " + logicalId;
    }
}
