package lyceum.local.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import lyceum.local.template.Properties;
import lyceum.local.template.UnsupportedTemplate;

/**
 * One line of a statement's conditions.
 *
 * @param operator for example {@code ForAllValues:StringEquals}
 */
record Condition(String operator, String key, List<String> values) {
    private static final String FOR_ALL = "ForAllValues:";
    private static final Set<String> OPERATORS =
            Set.of("StringEquals", "StringNotEquals", "StringLike", "ArnLike", "ArnEquals", "Bool", "Null");

    static List<Condition> of(Properties statement) {
        var conditions = new ArrayList<Condition>();
        statement.objectIf("Condition").ifPresent(block -> {
            for (String operator : block.names()) {
                String bare = operator.startsWith(FOR_ALL) ? operator.substring(FOR_ALL.length()) : operator;
                if (!OPERATORS.contains(bare)) {
                    throw new UnsupportedTemplate(
                            block.where() + " uses " + operator + ", a condition that the local host does not know.");
                }
                var keys = block.object(operator);
                keys.names().forEach(key -> conditions.add(new Condition(operator, key, keys.texts(key))));
            }
        });
        return List.copyOf(conditions);
    }

    boolean met(Map<String, List<String>> context) {
        boolean all = operator.startsWith(FOR_ALL);
        List<String> actual = context.getOrDefault(key, List.of());
        if (actual.isEmpty()) {
            return all || operator.equals("StringNotEquals") || (operator.equals("Null") && values.contains("true"));
        }
        BiPredicate<String, String> comparison = comparison(all ? operator.substring(FOR_ALL.length()) : operator);
        if (operator.equals("StringNotEquals")) {
            return actual.stream().noneMatch(values::contains);
        }
        return all
                ? actual.stream().allMatch(value -> values.stream().anyMatch(want -> comparison.test(want, value)))
                : actual.stream().anyMatch(value -> values.stream().anyMatch(want -> comparison.test(want, value)));
    }

    private static BiPredicate<String, String> comparison(String operator) {
        return switch (operator) {
            case "StringLike", "ArnLike", "ArnEquals" ->
                (want, value) -> Wildcards.pattern(want, 0).matcher(value).matches();
            case "Null" -> (want, _) -> want.equals("false");
            case "Bool" -> String::equalsIgnoreCase;
            default -> String::equals;
        };
    }
}
