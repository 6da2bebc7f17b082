package lyceum.tables.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import lyceum.tables.compare.Side.Answer;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** Where dynalite and this store differ, each with the sentence of the service's documentation that decides. */
final class KnownDifferences {
    private static final String OPERAND = "(size\\([^)]*\\)|#?[a-z]+(\\.[a-z]|\\[\\d])*)";
    private static final Pattern TWO_PATHS =
            Pattern.compile("(^|[ (=])" + OPERAND + " (=|<>|<=?|>=?) " + OPERAND + "($|[ ),])");

    /** A request with both answers. */
    private record Case(String request, Answer our, Answer their) {

        boolean weSay(String words) {
            return our.message().contains(words);
        }

        boolean sameButForCapacity() {
            return our.status() == 200 && their.status() == 200 && our.said().equals(their.said());
        }

        boolean theySay(String words) {
            return their.message().contains(words);
        }
    }

    /** A kind of difference. */
    private record Known(String why, Predicate<Case> is) {}

    private static final List<Known> ALL = List.of(
            new Known(
                    "NOT may stand before NOT. \"condition ::= … | NOT condition\" (Condition expression syntax)",
                    each -> each.theySay("Syntax error") && each.request.contains("NOT NOT")),
            new Known(
                    "<, <=, >, >= and BETWEEN take strings, numbers and binaries. \"AttributeValueList can contain only"
                            + " one AttributeValue of type String, Number, or Binary (not a set type)\" (Condition)",
                    each -> each.weSay("Incorrect operand type for operator or function; operator: ")),
            new Known(
                    "Two attributes that are not there are not equal: neither has a value. \"a = b: true if the value"
                            + " of a is equal to the value of b\" (Condition expression syntax)",
                    each -> TWO_PATHS.matcher(each.request).find()),
            new Known(
                    "A condition comes before its update. \"For each item, the condition must evaluate to true;"
                            + " otherwise, the operation fails\" (ConditionExpression)",
                    each -> each.our.said().equals("ConditionalCheckFailedException")
                            && each.their.said().equals("ValidationException")),
            new Known(
                    "ALL_PROJECTED_ATTRIBUTES is for indexes. \"Allowed only when querying an index\" (Select)",
                    each -> each.weSay("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName")),
            new Known(
                    "Writes consume capacity of the indexes they change. \"the provisioned throughput consumed … along"
                            + " with statistics for the table and any indexes involved\" (ConsumedCapacity)",
                    each -> each.sameButForCapacity()
                            && capacity(each.our) > capacity(each.their)
                            && capacity(each.their) >= 1),
            new Known(
                    "A read that finds nothing is not free. \"If you perform a read operation on an item that does not"
                            + " exist, DynamoDB still consumes read capacity\" (Read consistency and capacity)",
                    each -> each.sameButForCapacity() && capacity(each.their) == 0));

    private KnownDifferences() {}

    private static double capacity(Answer answer) {
        return answer.capacity().isEmpty() ? 0 : Double.parseDouble(answer.capacity());
    }

    /** The reason for a difference, if it is a known one. */
    static Optional<String> explain(DynamoDbRequest request, Answer our, Answer their) {
        var difference = new Case(request.toString(), our, their);
        return ALL.stream()
                .filter(each -> each.is.test(difference))
                .map(Known::why)
                .findFirst();
    }
}
