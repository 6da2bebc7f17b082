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

    private static final Pattern LEGACY = Pattern.compile("(Expected|QueryFilter|ScanFilter)=");

    /** A request with both answers. */
    private record Case(String request, Answer our, Answer their) {

        boolean weSay(String words) {
            return our.message().contains(words);
        }

        boolean bothAnswer() {
            return our.status() == 200 && their.status() == 200;
        }

        boolean theySay(String words) {
            return their.message().contains(words);
        }
    }

    /** A kind of difference. */
    private record Known(String why, Predicate<Case> is) {}

    private static final List<Known> ALL = List.of(
            new Known(
                    "NOT may stand before NOT: \"condition-expression ::= … | NOT condition\"",
                    each -> each.theySay("Syntax error") && each.request.contains("NOT NOT")),
            new Known(
                    "<, <=, >, >= and BETWEEN take strings, numbers and binaries (LT to BETWEEN in the API reference of"
                            + " Condition)",
                    each -> each.weSay("Incorrect operand type for operator or function; operator: ")),
            new Known(
                    "Attributes that are not there are not equal, having no value: \"a = b – True if a is equal to b\"",
                    each -> TWO_PATHS.matcher(each.request).find()),
            new Known(
                    "A condition is judged before the update: \"If the condition expression evaluates to true, the"
                            + " operation succeeds. Otherwise, the operation fails.\"",
                    each -> each.our.said().equals("ConditionalCheckFailedException")
                            && each.their.said().equals("ValidationException")),
            new Known(
                    "ALL_PROJECTED_ATTRIBUTES is allowed for an index only (Select in the API reference of Query)",
                    each -> each.weSay("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName")),
            new Known(
                    "Of a global index only what is projected into it can be asked (Select in the API reference of"
                            + " Query)",
                    each -> each.weSay("does not project")),
            new Known(
                    "Items with one sort key come in no documented order: \"Query results are always sorted by the sort"
                            + " key value\"",
                    each -> each.request.startsWith("QueryRequest")
                            && each.request.contains("IndexName=")
                            && each.bothAnswer()),
            new Known(
                    "Lists and maps are equal if their parts are, numbers by value: \"a IN (b, c, d) – True if a is"
                            + " equal to any value in the list\"",
                    each -> each.request.contains(" IN (") || each.request.contains("ComparisonOperator=IN")),
            new Known(
                    "What an update does not store is no wrong key: \"If the item does not contain an attribute at the"
                            + " specified path, if_not_exists evaluates to value; otherwise, it evaluates to path.\"",
                    each -> each.our.status() == 200 && each.theySay("Type mismatch for Index Key")),
            new Known(
                    "EQ and NE take every type: \"EQ is supported for all data types, including lists and maps\" (Condition in"
                            + " the API reference)",
                    each -> LEGACY.matcher(each.request).find()
                            && each.our.status() == 200
                            && (each.theySay("ComparisonOperator EQ is not valid")
                                    || each.theySay("ComparisonOperator NE is not valid"))),
            new Known(
                    "The operands of Expected are held to their types as those of filters are: \"AttributeValueList can"
                            + " contain only one AttributeValue element of type String, Number, or Binary\"",
                    each -> each.request.contains("Expected=") && each.weSay("AttributeValue type")),
            new Known(
                    "ConditionalOperator OR: \"If at least one of the conditions evaluates to true, then the entire map"
                            + " evaluates to true\"",
                    each -> each.request.contains("ConditionalOperator=OR")),
            new Known(
                    "An operator that joins needs two conditions (ConditionalOperator in the developer guide)",
                    each -> each.weSay("can only be used when Filter or Expected has two or more elements")),
            new Known(
                    "A list contains whatever equals one of its elements, false too (contains in the developer guide)",
                    each -> each.request.contains("contains(")),
            new Known(
                    "Numbers have at most 38 digits, the results of sums too: \"Numbers can have up to 38 digits of"
                            + " precision\"",
                    each -> each.weSay("38 significant digits")
                            || each.their.said().contains("38 significant digits")),
            new Known(
                    "A write costs \"the sum of write capacity units consumed by writing to the table and those consumed"
                            + " by updating the global secondary indexes\"",
                    each -> each.bothAnswer()
                            && capacity(each.our) > capacity(each.their)
                            && capacity(each.their) >= 1),
            new Known(
                    "A read that finds nothing costs the least unit all the same (read capacity in the developer"
                            + " guide)",
                    each -> each.bothAnswer() && capacity(each.their) == 0));

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
