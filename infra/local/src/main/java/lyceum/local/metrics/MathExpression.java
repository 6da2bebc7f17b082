package lyceum.local.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An expression of metric math. Its value is a series: one number for each point of time, {@code NaN} where there is none. A number
 * is a series that is the same everywhere. Where one side of an operation is missing, or a division is by 0, so is the result; the
 * functions over several series use those that are there.
 */
public sealed interface MathExpression {
    /** A constant. */
    record Constant(double value) implements MathExpression {}

    /** Another metric or expression, by its id. */
    record Reference(String id) implements MathExpression {}

    /** Several series side by side. */
    record Group(List<MathExpression> members) implements MathExpression {}

    /** Two values and a sign between them. */
    record Operation(String sign, MathExpression left, MathExpression right) implements MathExpression {}

    /** A function of values. */
    record Call(MathFunction function, List<MathExpression> arguments) implements MathExpression {}

    /** The ids that an expression reads. */
    default Set<String> reads() {
        var ids = new TreeSet<String>();
        collect(ids);
        ids.remove("REPEAT");
        return ids;
    }

    private void collect(Set<String> ids) {
        switch (this) {
            case Constant _ -> {}
            case Reference(String id) -> ids.add(id);
            case Group(var members) -> members.forEach(member -> member.collect(ids));
            case Operation(var _, var left, var right) -> {
                left.collect(ids);
                right.collect(ids);
            }
            case Call(var _, var arguments) -> arguments.forEach(argument -> argument.collect(ids));
        }
    }

    /**
     * The value at each of some points of time.
     *
     * @param known the series that may be read, by id
     */
    default double[] over(int points, Map<String, double[]> known) {
        return switch (this) {
            case Constant(double value) -> constant(points, value);
            case Reference(String id) -> {
                double @Nullable [] found = known.get(id);
                if (found == null) {
                    throw new IllegalArgumentException("There is no metric or expression with the id " + id + ".");
                }
                yield found;
            }
            case Group _ -> throw new IllegalArgumentException("A list of series can't be used as one series.");
            case Operation(String sign, var left, var right) ->
                combine(left.over(points, known), right.over(points, known), operator(sign));
            case Call(var function, var arguments) -> call(function, arguments, points, known);
        };
    }

    private static double[] call(
            MathFunction function, List<MathExpression> arguments, int points, Map<String, double[]> known) {
        MathExpression first = arguments.getFirst();
        return switch (function) {
            case ABS -> Arrays.stream(first.over(points, known)).map(Math::abs).toArray();
            case FILL -> fill(first.over(points, known), arguments.get(1));
            case IF -> choose(arguments, points, known);
            case AVG -> Reduction.AVERAGE.of(first, points, known);
            case MAX -> Reduction.MAXIMUM.of(first, points, known);
            case MIN -> Reduction.MINIMUM.of(first, points, known);
            case SUM -> Reduction.SUM.of(first, points, known);
        };
    }

    private static double[] choose(List<MathExpression> arguments, int points, Map<String, double[]> known) {
        double[] condition = arguments.get(0).over(points, known);
        double[] then = arguments.get(1).over(points, known);
        double[] otherwise =
                arguments.size() == 3 ? arguments.get(2).over(points, known) : constant(points, Double.NaN);
        double[] chosen = new double[points];
        for (int i = 0; i < points; i++) {
            chosen[i] = Double.isNaN(condition[i]) ? Double.NaN : condition[i] != 0 ? then[i] : otherwise[i];
        }
        return chosen;
    }

    private static double[] fill(double[] series, MathExpression with) {
        double[] filled = series.clone();
        boolean repeat = with.equals(new Reference("REPEAT"));
        if (!repeat && !(with instanceof Constant)) {
            throw new IllegalArgumentException("The local host knows FILL with a number or REPEAT only.");
        }
        for (int i = 0; i < filled.length; i++) {
            if (Double.isNaN(filled[i])) {
                filled[i] = with instanceof Constant(double value) ? value : i == 0 ? Double.NaN : filled[i - 1];
            }
        }
        return filled;
    }

    private static DoubleBinaryOperator operator(String sign) {
        return switch (sign) {
            case "+" -> Double::sum;
            case "-" -> (left, right) -> left - right;
            case "*" -> (left, right) -> left * right;
            case "/" -> (left, right) -> right == 0 ? Double.NaN : left / right;
            case "^" -> Math::pow;
            case "==" -> (left, right) -> left == right ? 1 : 0;
            case "!=" -> (left, right) -> left != right ? 1 : 0;
            case "<=" -> (left, right) -> left <= right ? 1 : 0;
            case ">=" -> (left, right) -> left >= right ? 1 : 0;
            case "<" -> (left, right) -> left < right ? 1 : 0;
            case ">" -> (left, right) -> left > right ? 1 : 0;
            case "&&" -> (left, right) -> left != 0 && right != 0 ? 1 : 0;
            case "||" -> (left, right) -> left != 0 || right != 0 ? 1 : 0;
            default -> throw new IllegalArgumentException("The local host does not know the sign " + sign + ".");
        };
    }

    private static double[] combine(double[] left, double[] right, DoubleBinaryOperator operator) {
        double[] result = new double[left.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = Double.isNaN(left[i]) || Double.isNaN(right[i])
                    ? Double.NaN
                    : operator.applyAsDouble(left[i], right[i]);
        }
        return result;
    }

    private static double[] constant(int points, double value) {
        double[] series = new double[points];
        Arrays.fill(series, value);
        return series;
    }

    /** Makes one number of several. */
    enum Reduction {
        AVERAGE,
        MAXIMUM,
        MINIMUM,
        SUM;

        /** Of several series the series of results; of one series its result, everywhere the same. */
        double[] of(MathExpression argument, int points, Map<String, double[]> known) {
            if (!(argument instanceof Group(var members))) {
                return constant(points, reduce(argument.over(points, known)));
            }
            List<double[]> series =
                    members.stream().map(member -> member.over(points, known)).toList();
            double[] result = new double[points];
            for (int i = 0; i < points; i++) {
                int at = i;
                result[i] = reduce(series.stream().mapToDouble(one -> one[at]).toArray());
            }
            return result;
        }

        private double reduce(double[] values) {
            var present =
                    Arrays.stream(values).filter(value -> !Double.isNaN(value)).summaryStatistics();
            if (present.getCount() == 0) {
                return Double.NaN;
            }
            return switch (this) {
                case AVERAGE -> present.getAverage();
                case MAXIMUM -> present.getMax();
                case MINIMUM -> present.getMin();
                case SUM -> present.getSum();
            };
        }
    }
}
