package lyceum.tables.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lyceum.tables.rejection.Rejection;
import lyceum.tables.value.Value;
import lyceum.tables.value.ValueReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class GrammarTest {
    private static final Map<String, String> NAMES = Map.of("#a", "alpha", "#b", "beta.with.dots");
    private static final Map<String, AttributeValue> VALUES = Map.of(
            ":s", AttributeValue.fromS("x"),
            ":n", AttributeValue.fromN("1"),
            ":m", AttributeValue.fromN("2"),
            ":b", AttributeValue.fromBool(true),
            ":l", AttributeValue.fromL(List.of()),
            ":t", AttributeValue.fromS("SS"),
            ":ss", AttributeValue.fromSs(List.of("x")));

    private static Condition condition(String text) {
        return Expressions.condition(
                ExpressionKind.CONDITION, text, Placeholders.of(NAMES, VALUES, ValueReader.CURRENT));
    }

    private static Update update(String text) {
        return Expressions.update(text, Placeholders.of(NAMES, VALUES, ValueReader.CURRENT));
    }

    private static Condition.Comparison equal(String attribute) {
        return new Condition.Comparison(
                Path.of(attribute), Condition.Comparator.EQUAL, new Operand.Literal(new Value.S("x")));
    }

    @Test
    void andBindsTighterThanOrAndNotTighterThanBoth() {
        assertThat(condition("a = :s OR NOT b = :s AND c = :s"))
                .isEqualTo(new Condition.Or(equal("a"), new Condition.And(new Condition.Not(equal("b")), equal("c"))));
    }

    @Test
    void parenthesesChangeWhatBinds() {
        assertThat(condition("(a = :s OR b = :s) AND c = :s"))
                .isEqualTo(new Condition.And(new Condition.Or(equal("a"), equal("b")), equal("c")));
    }

    @Test
    void operatorsOfOneStrengthGoFromLeftToRight() {
        assertThat(condition("a = :s and b = :s And c = :s"))
                .isEqualTo(new Condition.And(new Condition.And(equal("a"), equal("b")), equal("c")));
    }

    @Test
    void theAndOfBetweenIsNotAnOperator() {
        assertThat(condition("a BETWEEN :n AND :m AND b = :s")).isInstanceOf(Condition.And.class);
    }

    @Test
    void pathsGoIntoMapsAndListsAndPlaceholdersMayHoldDots() {
        assertThat(condition("attribute_exists(a.b[2][0].#b)"))
                .isEqualTo(new Condition.Exists(new Path(List.of(
                        new Path.Name("a"),
                        new Path.Name("b"),
                        new Path.Element(2),
                        new Path.Element(0),
                        new Path.Name("beta.with.dots")))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = :s",
                "a<>:s",
                "(a) = (:s)",
                "size(a) > :n",
                ":s = a",
                "a IN (:s, :n, b)",
                "contains(#a, :s)",
                "begins_with(a, :s)",
                "attribute_type(a, :t)",
                "NOT attribute_not_exists(a)",
                "NOT (a = :s)",
                "(a = :s) OR (b = :s)",
                "size(a) BETWEEN :n AND :m",
                "a.b = c[1]"
            })
    void takes(String text) {
        assertThat(condition(text)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                          | The expression can not be empty;
            a =                         | Syntax error; token: "<EOF>", near: "="
            a = :s b                    | Syntax error; token: "b", near: ":s b"
            a AND b                     | Syntax error; token: "AND", near: "a AND b"
            a == :s                     | Syntax error; token: "=", near: "== :s"
            a = :s AND                  | Syntax error; token: "<EOF>", near: "AND"
            (a = :s                     | Syntax error; token: "<EOF>", near: ":s"
            a[b] = :s                   | Syntax error; token: "b", near: "[b]"
            a[-1] = :s                  | Syntax error; token: "-", near: "[-1"
            a. = :s                     | Syntax error; token: "=", near: ". = :s"
            a $ :s                      | Syntax error; token: "$", near: "a $ :s"
            ((a = :s))                  | The expression has redundant parentheses;
            bogus(a)                    | Invalid function name; function: bogus
            size(a)                     | The function is not allowed to be used this way in an expression; function: size
            contains(a, :s) = :b        | The function is not allowed to be used this way in an expression; function: contains
            name = :s                   | Attribute name is a reserved keyword; reserved keyword: name
            a.Status = :s               | Attribute name is a reserved keyword; reserved keyword: Status
            #zz = :s                    | An expression attribute name used in the document path is not defined; attribute name: #zz
            a = :zz                     | An expression attribute value used in expression is not defined; attribute value: :zz
            attribute_exists(a, b)      | Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2
            attribute_exists(:s)        | Operator or function requires a document path; operator or function: attribute_exists
            begins_with(a, :n)          | Incorrect operand type for operator or function; operator or function: begins_with, operand type: N
            size(:n) = :n               | Incorrect operand type for operator or function; operator or function: size, operand type: N
            attribute_type(a, :s)       | Invalid attribute type name found; type: x, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}
            a < :b                      | Incorrect operand type for operator or function; operator: <, operand type: BOOL
            a = a                       | The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]
            a BETWEEN :m AND :n         | The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:2}, upper bound operand: AttributeValue: {N:1}
            a BETWEEN :n AND :s         | The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {N:1}, upper bound operand: AttributeValue: {S:x}
            a[99999999999] = :s         | List index is not within the allowable range; index: [99999999999]
            """)
    void refusesInTheWordsOfTheService(String text, String why) {
        assertThatThrownBy(() -> condition(text))
                .isInstanceOf(Rejection.class)
                .hasMessage("Invalid ConditionExpression: " + why);
    }

    @Test
    void aWrongShapeIsSaidBeforeAWrongName() {
        assertThatThrownBy(() -> condition("name = :zz AND")).hasMessageContaining("Syntax error");
    }

    @Test
    void depthAndLengthAreBounded() {
        assertThatThrownBy(() -> condition("(".repeat(2000))).hasMessageContaining("too many operators");
        assertThatThrownBy(() -> condition("NOT ".repeat(1000) + "a = :s")).hasMessageContaining("too many operators");
        assertThatThrownBy(() -> condition("a".repeat(5000) + " = :s"))
                .hasMessageContaining("Expression size has exceeded the maximum allowed size; expression size: 5005");
        assertThatThrownBy(() -> condition("a IN (" + ":s,".repeat(100) + ":s)"))
                .hasMessageContaining("Too many operands");
    }

    @Test
    void updatesHaveFourSectionsInAnyOrder() {
        assertThat(update("REMOVE r SET a = :s, b.c = if_not_exists(b.d, :n) + :m ADD n :n, t :ss DELETE d :ss"))
                .isEqualTo(new Update(
                        List.of(
                                new Update.Assignment(Path.of("a"), new Update.Source.Literal(new Value.S("x"))),
                                new Update.Assignment(
                                        new Path(List.of(new Path.Name("b"), new Path.Name("c"))),
                                        new Update.Source.Plus(
                                                new Update.Source.IfNotExists(
                                                        new Path(List.of(new Path.Name("b"), new Path.Name("d"))),
                                                        new Update.Source.Literal(number(1))),
                                                new Update.Source.Literal(number(2))))),
                        List.of(Path.of("r")),
                        List.of(
                                new Update.Amount(Path.of("n"), number(1)),
                                new Update.Amount(Path.of("t"), new Value.Ss(Set.of("x")))),
                        List.of(new Update.Amount(Path.of("d"), new Value.Ss(Set.of("x"))))));
    }

    private static Value number(int number) {
        return new Value.N(BigDecimal.valueOf(number));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SET                         | Syntax error; token: "<EOF>", near: "SET"
            a = :s                      | Syntax error; token: "a", near: "a ="
            SET a = :s,                 | Syntax error; token: "<EOF>", near: ","
            SET a = :n + :n + :n        | Syntax error; token: "+", near: ":n + :n"
            ADD a b                     | Syntax error; token: "b", near: "a b"
            SET a = :s SET b = :s       | The "SET" section can only be used once in an update expression;
            SET a = bogus(a)            | Invalid function name; function: bogus
            SET date = :s               | Attribute name is a reserved keyword; reserved keyword: date
            SET a = :s, a = :n          | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]
            SET a.b = :s REMOVE a       | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a]
            SET a[0] = :s, a.b = :n     | Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, [0]], path two: [a, b]
            ADD a :s                    | Incorrect operand type for operator or function; operator: ADD, operand type: STRING
            DELETE a :n                 | Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER
            SET a = b + :s              | Incorrect operand type for operator or function; operator or function: +, operand type: S
            SET a = list_append(b, :s)  | Incorrect operand type for operator or function; operator or function: list_append, operand type: S
            SET a = if_not_exists(:s, b)| Operator or function requires a document path; operator or function: if_not_exists
            SET a = list_append(:l)     | Incorrect number of operands for operator or function; operator or function: list_append, number of operands: 1
            SET a = :zz                 | An expression attribute value used in expression is not defined; attribute value: :zz
            """)
    void refusesUpdatesInTheWordsOfTheService(String text, String why) {
        assertThatThrownBy(() -> update(text)).hasMessage("Invalid UpdateExpression: " + why);
    }

    @Test
    void keyConditionsTurnComparisonsRound() {
        var condition = Expressions.keyCondition(
                "a = :s AND :n < b",
                Placeholders.of(null, Map.of(":s", VALUES.get(":s"), ":n", VALUES.get(":n")), ValueReader.CURRENT));
        assertThat(condition.test("b"))
                .isEqualTo(new KeyCondition.Test.Compare(Condition.Comparator.GREATER, number(1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a = :s OR b = :s            | Invalid operator used in KeyConditionExpression: OR
            NOT a = :s                  | Invalid operator used in KeyConditionExpression: NOT
            a <> :s                     | Invalid operator used in KeyConditionExpression: <>
            contains(a, :s)             | Invalid operator used in KeyConditionExpression: contains
            a = :s AND a = :n           | Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key
            a.b = :s                    | Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested attributes
            size(a) = :n                | KeyConditionExpressions cannot contain nested operations
            begins_with(a, :n)          | Invalid KeyConditionExpression: Incorrect operand type for operator or function; operator or function: begins_with, operand type: N
            a = b                       | Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition
            :s = :n                     | Invalid condition in KeyConditionExpression: No key attribute specified
            """)
    void refusesKeyConditionsInTheWordsOfTheService(String text, String why) {
        assertThatThrownBy(() -> Expressions.keyCondition(text, Placeholders.of(null, VALUES, ValueReader.CURRENT)))
                .hasMessage(why);
    }

    @Test
    void namesAndValuesMustBeWellFormedAndUsed() {
        assertThatThrownBy(() -> Placeholders.of(Map.of("a", "b"), null, ValueReader.CURRENT))
                .hasMessage("ExpressionAttributeNames contains invalid key: Syntax error; key: \"a\"");
        assertThatThrownBy(() -> Placeholders.of(null, Map.of(), ValueReader.CURRENT))
                .hasMessage("ExpressionAttributeValues must not be empty");
        assertThatThrownBy(() -> Placeholders.of(null, Map.of(":x", AttributeValue.fromN("x")), ValueReader.OLDER))
                .hasMessage("ExpressionAttributeValues contains invalid value: The parameter cannot be converted to a"
                        + " numeric value: x for key :x");
        var unused = Placeholders.of(Map.of("#a", "alpha"), null, ValueReader.CURRENT);
        Expressions.projection("b", unused);
        assertThatThrownBy(unused::checkAllUsed)
                .hasMessage("Value provided in ExpressionAttributeNames unused in expressions: keys: {#a}");
    }

    @Test
    void projectionsMayNotOverlap() {
        assertThatThrownBy(() -> Expressions.projection("a, b, a.c", Placeholders.none()))
                .hasMessage("Invalid ProjectionExpression: Two document paths overlap with each other; must remove or"
                        + " rewrite one of these paths; path one: [a], path two: [a, c]");
        assertThatThrownBy(() -> Expressions.projection("a, b +", Placeholders.none()))
                .hasMessageContaining("Syntax error; token: \"+\"");
    }
}
