package lyceum.tables.validation;

import java.util.ArrayList;
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
     * The parameters of a request.
     *
     * @param possible the expressions it may have, given or not
     * @param names null if the request has none; so for {@code values}
     */
    public static ExpressionParameters of(
            List<Given> possible, @Nullable Map<String, String> names, @Nullable Map<String, AttributeValue> values) {
        if (names != null && possible.stream().allMatch(each -> each.text() == null)) {
            throw Rejection.validation("ExpressionAttributeNames can only be specified when using expressions");
        }
        var withValues = new ArrayList<>(possible);
        withValues.removeIf(each -> each.kind() == ExpressionKind.PROJECTION);
        if (values != null && withValues.stream().allMatch(each -> each.text() == null)) {
            throw Rejection.validation("ExpressionAttributeValues can only be specified when using expressions: "
                    + withValues.stream().map(each -> each.kind().parameter()).collect(Collectors.joining(" and "))
                    + (withValues.size() > 1 ? " are null" : " is null"));
        }
        return new ExpressionParameters(Placeholders.of(names, values));
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
