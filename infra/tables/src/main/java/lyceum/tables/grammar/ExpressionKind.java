package lyceum.tables.grammar;

import lyceum.tables.rejection.Rejection;

/** The parameters of the API that hold expressions. */
public enum ExpressionKind {
    CONDITION("ConditionExpression"),
    FILTER("FilterExpression"),
    KEY_CONDITION("KeyConditionExpression"),
    UPDATE("UpdateExpression"),
    PROJECTION("ProjectionExpression");

    private final String parameter;

    ExpressionKind(String parameter) {
        this.parameter = parameter;
    }

    /** The parameter's name on the wire. */
    public String parameter() {
        return parameter;
    }

    /** The refusal of an expression of this kind. */
    Rejection invalid(String why) {
        return Rejection.validation("Invalid " + parameter + ": " + why);
    }
}
