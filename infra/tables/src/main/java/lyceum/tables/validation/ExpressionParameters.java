package lyceum.tables.validation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lyceum.tables.grammar.Condition;
import lyceum.tables.grammar.ExpressionKind;
import lyceum.tables.grammar.Expressions;
import lyceum.tables.grammar.KeyCondition;
import lyceum.tables.grammar.Placeholders;
import lyceum.tables.grammar.Projection;
import lyceum.tables.grammar.Update;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.value.ValueReader;
import lyceum.tables.value.Wording;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The expressions of one request with their names and values. Ask for the expressions in the order
 * in which the service reads them, then {@link #close} to refuse what none of them used.
 */
public final class ExpressionParameters {
    private final Placeholders placeholders;

    private ExpressionParameters(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    /** One expression that a request may have. */
    public record Given(ExpressionKind kind, @Nullable String text) {}

    /**
     * A parameter from before there were expressions.
     *
     * @param given whether the request has it
     */
    public record Older(String parameter, boolean given) {
        /** The parameter with a value, which is null if it is not given. */
        public static Older of(String parameter, @Nullable Object value) {
            return new Older(parameter, value != null);
        }
    }

    /**
     * The parameters of a request.
     *
     * @param possible the expressions it may have, given or not
     * @param older the parameters it may have instead, given or not
     * @param names null if the request has none; so for {@code values}
     */
    public static ExpressionParameters of(
            List<Given> possible,
            List<Older> older,
            @Nullable Map<String, String> names,
            @Nullable Map<String, AttributeValue> values,
            ValueReader reader) {
        checkNotMixed(possible, older);
        if (names != null && noneGiven(possible)) {
            throw Rejection.validation("ExpressionAttributeNames can only be specified when using expressions");
        }
        var withValues = possible.stream()
                .filter(each -> each.kind() != ExpressionKind.PROJECTION)
                .toList();
        if (values != null && noneGiven(withValues)) {
            throw Rejection.validation("ExpressionAttributeValues can only be specified when using expressions"
                    + (reader.wording() == Wording.CURRENT ? "" : missing(withValues)));
        }
        return new ExpressionParameters(Placeholders.of(names, values, reader));
    }

    private static boolean noneGiven(List<Given> possible) {
        return possible.stream().allMatch(each -> each.text() == null);
    }

    private static String missing(List<Given> possible) {
        return possible.stream().map(each -> each.kind().parameter()).collect(Collectors.joining(" and ", ": ", ""))
                + (possible.size() > 1 ? " are null" : " is null");
    }

    private static void checkNotMixed(List<Given> possible, List<Older> older) {
        var modern = possible.stream()
                .filter(each -> each.text() != null)
                .map(each -> each.kind().parameter())
                .toList();
        var legacy = older.stream().filter(Older::given).map(Older::parameter).toList();
        if (!modern.isEmpty() && !legacy.isEmpty()) {
            throw Rejection.validation("Can not use both expression and non-expression parameters in the same request:"
                    + " Non-expression parameters: {"
                    + String.join(", ", legacy)
                    + "} Expression parameters: {"
                    + String.join(", ", modern)
                    + "}");
        }
    }

    /** A condition or filter, or null if there is none. */
    public @Nullable Condition condition(ExpressionKind kind, @Nullable String text) {
        return text == null ? null : Expressions.condition(kind, text, placeholders);
    }

    /** A key condition. */
    public KeyCondition keyCondition(String text) {
        return Expressions.keyCondition(text, placeholders);
    }

    /** An update; nothing if there is none. */
    public Update update(@Nullable String text) {
        return text == null ? Update.NOTHING : Expressions.update(text, placeholders);
    }

    /** A projection, or null if there is none. */
    public @Nullable Projection projection(@Nullable String text) {
        return text == null ? null : Expressions.projection(text, placeholders);
    }

    /** Refuses the request if it defines names or values that no expression used. */
    public void close() {
        placeholders.checkAllUsed();
    }
}
