package lyceum.tables.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ValueTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1.0, 1",
        "-0, 0",
        "+5, 5",
        ".5, 0.5",
        "5., 5",
        "1e2, 100",
        "1E-3, 0.001",
        "0e125, 0",
        "00012.300, 12.3",
        "12345678901234567890123456789012345678, 12345678901234567890123456789012345678"
    })
    void numbersAreKeptInOneForm(String given, String kept) {
        assertThat(SdkValues.toSdk(SdkValues.fromSdk(AttributeValue.fromN(given)))
                        .n())
                .isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "1,0", "1e", "--1", "1 ", " 1", "0x1", "NaN", "Infinity", "٣", ".", "1e9223372036854775808"
            })
    void whatIsNoNumberIsRefused(String text) {
        assertThatThrownBy(() -> Numbers.parse(text, Wording.CURRENT))
                .hasMessage("The parameter cannot be converted to a numeric value: " + text);
    }

    @ParameterizedTest
    @CsvSource({"0e126, over", "0e-131, under", "1e99999999999, over", "1e-99999999999, under", "1e2147483647, over"})
    void exponentsAreReadInFullBeforeTheyAreJudged(String text, String flow) {
        assertThatThrownBy(() -> Numbers.parse(text, Wording.CURRENT)).hasMessageContaining("Number " + flow + "flow");
    }

    @Test
    void theOlderChecksWrapExponentsAndSayLessOfNothing() {
        assertThatThrownBy(() -> Numbers.parse("1e2147483647", Wording.OLDER)).hasMessageContaining("Number underflow");
        assertThatThrownBy(() -> Numbers.parse("", Wording.OLDER))
                .hasMessage("The parameter cannot be converted to a numeric value");
        assertThatThrownBy(() -> Numbers.parse("", Wording.CURRENT))
                .hasMessage("The parameter cannot be converted to a numeric value: ");
    }

    @Test
    void setsAreShownInTheOrderOfTheirMembers() {
        assertThat(SdkValues.toSdk(SdkValues.fromSdk(AttributeValue.fromSs(List.of("b", "", "é", "a"))))
                        .ss())
                .containsExactly("", "a", "b", "é");
        assertThat(SdkValues.toSdk(SdkValues.fromSdk(AttributeValue.fromNs(List.of("10", "-1", "9"))))
                        .ns())
                .containsExactly("-1", "9", "10");
    }

    @Test
    void repeatedMembersAreShownInTheWordsOfEachLayer() {
        var strings = AttributeValue.fromSs(List.of("b", "a", "b", "c"));
        assertThatThrownBy(() -> ValueReader.CURRENT.value(strings))
                .hasMessage("One or more parameter values were invalid: Input collection [\"a\", \"b\", \"b\", \"c\"]"
                        + " contains duplicates.");
        assertThatThrownBy(() -> ValueReader.OLDER.value(strings))
                .hasMessage("One or more parameter values were invalid: Input collection [b, a, b, c] contains"
                        + " duplicates.");
        var binaries = AttributeValue.fromBs(List.of(bytes(0xFF), bytes(0), bytes(0)));
        assertThatThrownBy(() -> ValueReader.CURRENT.value(binaries))
                .hasMessage("One or more parameter values were invalid: Input collection"
                        + " [\"AA==\",\"/w==\",\"AA==\"]of type BS contains duplicates.");
        assertThatThrownBy(() -> ValueReader.OLDER.value(binaries))
                .hasMessage("One or more parameter values were invalid: Input collection [/w==, AA==, AA==]of type BS"
                        + " contains duplicates.");
        var numbers = AttributeValue.fromNs(List.of("1", "1.0"));
        assertThatThrownBy(() -> ValueReader.CURRENT.value(numbers))
                .hasMessage("One or more parameter values were invalid: Input collection contains duplicates.");
        assertThatThrownBy(() -> ValueReader.OLDER.value(numbers)).hasMessage("Input collection contains duplicates");
    }

    private static SdkBytes bytes(int only) {
        return SdkBytes.fromByteArray(new byte[] {(byte) only});
    }

    @Test
    void namesMayNotBeEmptyNorDocumentsTooDeep() {
        assertThatThrownBy(() -> SdkValues.fromSdk(Map.of("", AttributeValue.fromS("x"), "d", nested(40))))
                .hasMessage("Empty attribute name");
        assertThatThrownBy(() -> SdkValues.fromSdk(
                        Map.of("m", AttributeValue.fromM(Map.of("", AttributeValue.fromS("x"))), "d", nested(32))))
                .hasMessageStartingWith("Nesting Levels have exceeded supported limits");
        assertThatThrownBy(() ->
                        SdkValues.fromSdk(Map.of("m", AttributeValue.fromM(Map.of("", AttributeValue.fromS("x"))))))
                .hasMessage("Empty attribute name");
        assertThat(SdkValues.fromSdk(Map.of("d", nested(31)))).hasSize(1);
    }

    private static AttributeValue nested(int maps) {
        var value = AttributeValue.fromS("leaf");
        for (var i = 0; i < maps; i++) {
            value = AttributeValue.fromM(Map.of("n", value));
        }
        return value;
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> Numbers.parse("1e126", Wording.CURRENT)).hasMessageContaining("Number overflow");
        assertThatThrownBy(() -> Numbers.parse("-1e126", Wording.CURRENT)).hasMessageContaining("Number overflow");
        assertThatThrownBy(() -> Numbers.parse("1e-131", Wording.CURRENT)).hasMessageContaining("Number underflow");
        assertThatThrownBy(() -> Numbers.parse("1" + "0".repeat(37) + "1", Wording.CURRENT))
                .hasMessage("Attempting to store more than 38 significant digits in a Number");
        assertThat(Numbers.parse("9.9999999999999999999999999999999999999E125", Wording.CURRENT))
                .isPositive();
        assertThat(Numbers.parse("1E-130", Wording.CURRENT)).isPositive();
    }

    @Property(tries = 2000)
    void encodedNumbersSortAsNumbers(@ForAll("numbers") BigDecimal a, @ForAll("numbers") BigDecimal b) {
        assertThat(Integer.signum(Arrays.compareUnsigned(encoded(new Value.N(a)), encoded(new Value.N(b)))))
                .isEqualTo(a.compareTo(b));
    }

    @Property(tries = 2000)
    void encodedBinariesSortAsBytesEvenWithMoreBehindThem(@ForAll byte[] a, @ForAll byte[] b, @ForAll byte[] rest) {
        var left = new ByteArrayOutputStream();
        var right = new ByteArrayOutputStream();
        KeyCodec.append(left, binary(a));
        KeyCodec.append(right, binary(b));
        left.writeBytes(rest);
        var order = Integer.signum(Arrays.compareUnsigned(a, b));
        if (order != 0) {
            assertThat(Integer.signum(Arrays.compareUnsigned(left.toByteArray(), right.toByteArray())))
                    .isEqualTo(order);
        }
    }

    @Property(tries = 500)
    void whatBeginsWithATextIsInTheRangeOfItsOpenEncoding(@ForAll String start, @ForAll String rest) {
        var open = new ByteArrayOutputStream();
        KeyCodec.appendOpen(open, new Value.S(start));
        var whole = encoded(new Value.S(start + rest));
        var prefix = open.toByteArray();
        if (wellFormed(start) && wellFormed(start + rest)) {
            assertThat(Arrays.mismatch(prefix, 0, prefix.length, whole, 0, prefix.length))
                    .isEqualTo(-1);
        }
    }

    private static boolean wellFormed(String text) {
        return text.equals(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void itemsAreReadAsTheyWereWritten(@ForAll("items") Map<String, Value> item) {
        assertThat(ItemCodec.decode(ItemCodec.encode(item))).isEqualTo(item);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void itemsSurviveTheWayThroughTheSdk(@ForAll("items") Map<String, Value> item) {
        assertThat(SdkValues.fromSdk(SdkValues.toSdk(item))).isEqualTo(item);
    }

    @Test
    void aTruncatedItemIsNoticed() {
        var bytes = ItemCodec.encode(Map.of("a", new Value.S("text")));
        assertThatThrownBy(() -> ItemCodec.decode(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sizesCountNamesAndValues() {
        assertThat(Sizes.ofItem(Map.of("pk", new Value.S("héllo")))).isEqualTo(2 + 6);
        assertThat(Sizes.of(new Value.S("😀"))).isEqualTo(4);
        assertThat(Sizes.of(new Value.N(new BigDecimal("12")))).isEqualTo(2);
        assertThat(Sizes.of(new Value.N(new BigDecimal("-123")))).isEqualTo(4);
        assertThat(Sizes.of(new Value.L(List.of(new Value.Null(), new Value.Bool(true)))))
                .isEqualTo(3 + 4);
        assertThat(Sizes.of(new Value.M(Map.of("ab", new Value.S("c"))))).isEqualTo(3 + 1 + 3);
    }

    private static byte[] encoded(Value value) {
        var out = new ByteArrayOutputStream();
        KeyCodec.append(out, value);
        return out.toByteArray();
    }

    private static Value binary(byte[] bytes) {
        return new Value.B(SdkBytes.fromByteArray(bytes));
    }

    @Provide
    Arbitrary<BigDecimal> numbers() {
        var digits = Arbitraries.bigIntegers()
                .between(
                        BigInteger.TEN.pow(38).negate().add(BigInteger.ONE),
                        BigInteger.TEN.pow(38).subtract(BigInteger.ONE));
        var scales = Arbitraries.integers().between(-80, 90);
        var wide = Combinators.combine(digits, scales).as(BigDecimal::new);
        var close = Arbitraries.bigDecimals()
                .between(BigDecimal.valueOf(-200), BigDecimal.valueOf(200))
                .ofScale(3);
        return Arbitraries.oneOf(wide, close).map(Numbers::checked);
    }

    @Provide
    Arbitrary<Map<String, Value>> items() {
        return Arbitraries.maps(names(), values(3)).ofMaxSize(6).map(LinkedHashMap::new);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(12);
    }

    private Arbitrary<Value> values(int depth) {
        Arbitrary<Value> text =
                Arbitraries.strings().filter(ValueTest::wellFormed).map(Value.S::new);
        Arbitrary<Value> number = numbers().map(Value.N::new);
        Arbitrary<Value> bytes =
                Arbitraries.bytes().array(byte[].class).ofMaxSize(20).map(ValueTest::binary);
        Arbitrary<Value> small = Arbitraries.of(new Value.Bool(true), new Value.Bool(false), new Value.Null());
        Arbitrary<Value> texts = names().set().ofMinSize(1).ofMaxSize(4).map(Value.Ss::new);
        Arbitrary<Value> numbers = numbers().set().ofMinSize(1).ofMaxSize(4).map(Value.Ns::new);
        var flat = Arbitraries.oneOf(text, number, bytes, small, texts, numbers);
        if (depth == 0) {
            return flat;
        }
        Arbitrary<Value> list = values(depth - 1).list().ofMaxSize(3).map(Value.L::new);
        Arbitrary<Value> map =
                Arbitraries.maps(names(), values(depth - 1)).ofMaxSize(3).map(Value.M::new);
        return Arbitraries.frequencyOf(Tuple.of(6, flat), Tuple.of(1, list), Tuple.of(1, map));
    }
}
