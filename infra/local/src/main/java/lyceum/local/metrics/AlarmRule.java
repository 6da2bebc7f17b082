package lyceum.local.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rule of a composite alarm: {@code ALARM(…)}, {@code OK(…)} and {@code INSUFFICIENT_DATA(…)} of an alarm's name or ARN,
 * {@code TRUE}, {@code FALSE}, {@code AND}, {@code OR}, {@code NOT} and parentheses. {@code NOT} binds closest, then {@code AND}.
 */
public sealed interface AlarmRule {
    /** Whether an alarm is in a state. */
    record Is(AlarmState state, String alarm) implements AlarmRule {}

    /** A constant. */
    record Always(boolean holds) implements AlarmRule {}

    /** The opposite. */
    record Not(AlarmRule rule) implements AlarmRule {}

    /** Both. */
    record And(AlarmRule left, AlarmRule right) implements AlarmRule {}

    /** At least one. */
    record Or(AlarmRule left, AlarmRule right) implements AlarmRule {}

    /**
     * Whether it is met.
     *
     * @param stateOf by name or ARN
     */
    default boolean holds(Function<String, AlarmState> stateOf) {
        return switch (this) {
            case Is(AlarmState state, String alarm) -> stateOf.apply(alarm) == state;
            case Always(boolean holds) -> holds;
            case Not(AlarmRule rule) -> !rule.holds(stateOf);
            case And(AlarmRule left, AlarmRule right) -> left.holds(stateOf) && right.holds(stateOf);
            case Or(AlarmRule left, AlarmRule right) -> left.holds(stateOf) || right.holds(stateOf);
        };
    }

    /** The alarms that it reads, by name or ARN. */
    default Set<String> reads() {
        return switch (this) {
            case Is(var _, String alarm) -> Set.of(alarm);
            case Always _ -> Set.of();
            case Not(AlarmRule rule) -> rule.reads();
            case And(AlarmRule left, AlarmRule right) -> both(left, right);
            case Or(AlarmRule left, AlarmRule right) -> both(left, right);
        };
    }

    private static Set<String> both(AlarmRule left, AlarmRule right) {
        var all = new TreeSet<>(left.reads());
        all.addAll(right.reads());
        return all;
    }

    /**
     * Reads a rule.
     *
     * @throws IllegalArgumentException if it can't be read
     */
    static AlarmRule parse(String text) {
        return new Reader(text).whole();
    }

    /** Takes a rule apart. */
    final class Reader {
        private static final Pattern TOKEN = Pattern.compile(
                "\\s*(?:(ALARM|OK|INSUFFICIENT_DATA)\\s*\\(\\s*\"?([^\")]+)\"?\\s*\\)|(AND|OR|NOT|TRUE|FALSE)\\b|([()]))");

        private record Token(String word, String alarm) {}

        private final String text;
        private final List<Token> tokens = new ArrayList<>();
        private int next;

        private Reader(String text) {
            this.text = text.strip();
            Matcher token = TOKEN.matcher(this.text);
            int end = 0;
            while (end < this.text.length()) {
                if (!token.find(end) || token.start() != end) {
                    throw problem("has a word that is not known at " + end);
                }
                tokens.add(
                        token.group(1) != null
                                ? new Token(token.group(1), token.group(2).strip())
                                : new Token(token.group().strip(), ""));
                end = token.end();
            }
        }

        private AlarmRule whole() {
            AlarmRule rule = or();
            if (next < tokens.size()) {
                throw problem("does not end where it should");
            }
            return rule;
        }

        private AlarmRule or() {
            AlarmRule left = and();
            while (taken("OR")) {
                left = new Or(left, and());
            }
            return left;
        }

        private AlarmRule and() {
            AlarmRule left = primary();
            while (taken("AND")) {
                left = new And(left, primary());
            }
            return left;
        }

        private AlarmRule primary() {
            if (next == tokens.size()) {
                throw problem("ends too early");
            }
            Token token = tokens.get(next++);
            return switch (token.word()) {
                case "NOT" -> new Not(primary());
                case "TRUE" -> new Always(true);
                case "FALSE" -> new Always(false);
                case "(" -> {
                    AlarmRule inner = or();
                    if (!taken(")")) {
                        throw problem("lacks a )");
                    }
                    yield inner;
                }
                case "ALARM", "OK", "INSUFFICIENT_DATA" -> new Is(AlarmState.valueOf(token.word()), token.alarm());
                default -> throw problem("has " + token.word() + " where an alarm belongs");
            };
        }

        private boolean taken(String word) {
            if (next == tokens.size() || !tokens.get(next).word().equals(word)) {
                return false;
            }
            next++;
            return true;
        }

        private IllegalArgumentException problem(String what) {
            return new IllegalArgumentException("The rule " + text + " " + what + ".");
        }
    }
}
