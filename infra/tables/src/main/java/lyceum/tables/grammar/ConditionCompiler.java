package lyceum.tables.grammar;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lyceum.tables.grammar.Syntax.CallNode;
import lyceum.tables.grammar.Syntax.OperatorNode;
import lyceum.tables.grammar.Syntax.ParenthesesNode;
import lyceum.tables.value.Order;
import lyceum.tables.value.SdkValues;
import lyceum.tables.value.Value;
import org.jspecify.annotations.Nullable;

/** Checks a condition as written, in the service's order, and makes it ready to be tested. */
final class ConditionCompiler {
    private static final Map<String, Integer> OPERANDS = Map.of(
            "attribute_exists", 1,
            "attribute_not_exists", 1,
            "attribute_type", 2,
            "begins_with", 2,
            "contains", 2,
            "size", 1);
    private static final Set<Value.Type> ORDERED = Set.of(Value.Type.S, Value.Type.N, Value.Type.B);

    private final ExpressionKind kind;
    private final Checks checks;

    private ConditionCompiler(ExpressionKind kind, Placeholders placeholders) {
        this.kind = kind;
        this.checks = new Checks(kind, placeholders);
    }

    static Condition compile(ExpressionKind kind, Syntax syntax, Placeholders placeholders) {
        var compiler = new ConditionCompiler(kind, placeholders);
        syntax.walk().forEach(compiler::checkParentheses);
        compiler.checks.functionsAmong(OPERANDS.keySet(), syntax);
        compiler.checkUse(syntax, true);
        compiler.checks.noReservedWord(syntax);
        return compiler.condition(syntax);
    }

    private void checkParentheses(Syntax node) {
        if (node instanceof ParenthesesNode(var inner) && inner instanceof ParenthesesNode) {
            throw kind.invalid("The expression has redundant parentheses;");
        }
    }

    // size gives a number and can be compared; all other functions are conditions by themselves.
    private void checkUse(Syntax node, boolean asCondition) {
        if (node instanceof CallNode call && asCondition == call.function().equals("size")) {
            throw kind.invalid(
                    "The function is not allowed to be used this way in an expression; function: " + call.function());
        }
        var childrenAreConditions =
                switch (node) {
                    case OperatorNode operation -> operation.operator().logical();
                    case ParenthesesNode _ -> asCondition;
                    case CallNode _, Syntax.PathNode _, Syntax.ValueNode _ -> false;
                };
        node.children().forEach(child -> checkUse(child, childrenAreConditions));
    }

    private Condition condition(Syntax node) {
        return switch (node) {
            case ParenthesesNode(var inner) -> condition(inner);
            case CallNode call -> call(call);
            case OperatorNode(var operator, var operands) -> operator(operator, operands);
            case Syntax.PathNode _, Syntax.ValueNode _ ->
                throw new IllegalStateException("the parser lets no operand stand alone");
        };
    }

    private Condition operator(Syntax.Operator operator, List<Syntax> nodes) {
        return switch (operator) {
            case AND -> new Condition.And(condition(nodes.get(0)), condition(nodes.get(1)));
            case OR -> new Condition.Or(condition(nodes.get(0)), condition(nodes.get(1)));
            case NOT -> new Condition.Not(condition(nodes.getFirst()));
            case BETWEEN -> between(operands(nodes));
            case IN -> {
                var operands = operands(nodes);
                checkDistinct("IN", operands);
                yield new Condition.In(operands.getFirst(), operands.subList(1, operands.size()));
            }
            case EQUAL -> comparison(Condition.Comparator.EQUAL, operands(nodes));
            case NOT_EQUAL -> comparison(Condition.Comparator.NOT_EQUAL, operands(nodes));
            case LESS -> comparison(Condition.Comparator.LESS, operands(nodes));
            case LESS_OR_EQUAL -> comparison(Condition.Comparator.LESS_OR_EQUAL, operands(nodes));
            case GREATER -> comparison(Condition.Comparator.GREATER, operands(nodes));
            case GREATER_OR_EQUAL -> comparison(Condition.Comparator.GREATER_OR_EQUAL, operands(nodes));
            case PLUS, MINUS -> throw new IllegalStateException("no arithmetic in conditions");
        };
    }

    private Condition comparison(Condition.Comparator comparator, List<Operand> operands) {
        checkDistinct(comparator.symbol(), operands);
        var equality = comparator == Condition.Comparator.EQUAL || comparator == Condition.Comparator.NOT_EQUAL;
        if (!equality) {
            operands.forEach(operand -> checkType(operator(comparator.symbol()), operand, ORDERED));
        }
        return new Condition.Comparison(operands.get(0), comparator, operands.get(1));
    }

    private Condition between(List<Operand> operands) {
        operands.forEach(operand -> checkType(operator("BETWEEN"), operand, ORDERED));
        if (operands.get(1) instanceof Operand.Literal(var low)
                && operands.get(2) instanceof Operand.Literal(var high)) {
            checkBounds(low, high);
        }
        return new Condition.Between(operands.get(0), operands.get(1), operands.get(2));
    }

    private void checkBounds(Value low, Value high) {
        var order = Order.compare(low, high);
        if (order.isEmpty()) {
            throw kind.invalid(
                    "The BETWEEN operator requires same data type for lower and upper bounds; " + bounds(low, high));
        }
        if (order.getAsInt() > 0) {
            throw kind.invalid("The BETWEEN operator requires upper bound to be greater than or equal to lower"
                    + " bound; "
                    + bounds(low, high));
        }
    }

    private static String bounds(Value low, Value high) {
        return "lower bound operand: AttributeValue: " + shown(low) + ", upper bound operand: AttributeValue: "
                + shown(high);
    }

    private static String shown(Value value) {
        var sdk = SdkValues.toSdk(value);
        var content = sdk.s() != null ? sdk.s() : sdk.n() != null ? sdk.n() : String.valueOf(sdk.b());
        return "{" + value.type() + ":" + content + "}";
    }

    private Condition call(CallNode call) {
        checks.operandCount(call, OPERANDS.getOrDefault(call.function(), 0));
        var operands = operands(call.arguments());
        if (operands.size() == 2) {
            checkDistinct(call.function(), operands);
        }
        return switch (call.function()) {
            case "attribute_exists" -> new Condition.Exists(pathOnly(call.function(), operands.getFirst()));
            case "attribute_not_exists" -> new Condition.NotExists(pathOnly(call.function(), operands.getFirst()));
            case "attribute_type" -> new Condition.HasType(operands.get(0), typeNamed(operands.get(1)));
            case "begins_with" -> {
                operands.forEach(
                        operand -> checkType(named("begins_with"), operand, Set.of(Value.Type.S, Value.Type.B)));
                yield new Condition.BeginsWith(operands.get(0), operands.get(1));
            }
            case "contains" -> new Condition.Contains(operands.get(0), operands.get(1));
            default -> throw new IllegalStateException("functions were checked before");
        };
    }

    private Path pathOnly(String function, Operand operand) {
        if (operand instanceof Path path) {
            return path;
        }
        throw kind.invalid("Operator or function requires a document path; operator or function: " + function);
    }

    private Value.Type typeNamed(Operand operand) {
        var given = literal(operand);
        if (!(given instanceof Value.S(var name))) {
            throw kind.invalid("Incorrect operand type for operator or function; operator or function:"
                    + " attribute_type, operand type: "
                    + (given == null ? "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}" : given.type()));
        }
        for (var type : Value.Type.values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw kind.invalid(
                "Invalid attribute type name found; type: " + name + ", valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
    }

    private List<Operand> operands(List<Syntax> nodes) {
        return nodes.stream().map(this::operand).collect(Collectors.toList());
    }

    private Operand operand(Syntax node) {
        return switch (node) {
            case Syntax.PathNode path -> checks.path(path);
            case Syntax.ValueNode value -> new Operand.Literal(checks.value(value));
            case ParenthesesNode(var inner) -> operand(inner);
            case CallNode call -> {
                checks.operandCount(call, 1);
                var sized = operand(call.arguments().getFirst());
                checkType(
                        named("size"),
                        sized,
                        Set.of(
                                Value.Type.S,
                                Value.Type.B,
                                Value.Type.L,
                                Value.Type.M,
                                Value.Type.SS,
                                Value.Type.NS,
                                Value.Type.BS));
                yield new Operand.Size(sized);
            }
            case OperatorNode _ -> throw new IllegalStateException("the parser lets no condition be compared");
        };
    }

    private String operator(String symbol) {
        return (kind == ExpressionKind.KEY_CONDITION ? "operator or function: " : "operator: ") + symbol;
    }

    private static String named(String function) {
        return "operator or function: " + function;
    }

    private void checkType(String user, Operand operand, Set<Value.Type> allowed) {
        var literal = literal(operand);
        if (literal != null && !allowed.contains(literal.type())) {
            throw kind.invalid(
                    "Incorrect operand type for operator or function; " + user + ", operand type: " + literal.type());
        }
    }

    private void checkDistinct(String operator, List<Operand> operands) {
        if (operands.getFirst() instanceof Path first
                && operands.subList(1, operands.size()).contains(first)) {
            throw kind.invalid("The first operand must be distinct from the remaining operands for this operator or"
                    + " function; operator: "
                    + operator
                    + ", first operand: "
                    + first);
        }
    }

    private static @Nullable Value literal(Operand operand) {
        return operand instanceof Operand.Literal(var value) ? value : null;
    }
}
