package lyceum.local.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmRuleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALARM(red) | true",
                "ALARM(\"arn:aws:cloudwatch:eu-west-1:1:alarm:red\") | true",
                "OK(red) | false",
                "INSUFFICIENT_DATA(grey) AND NOT ALARM(green) | true",
                "ALARM(green) OR ALARM(red) AND ALARM(green) | false",
                "(ALARM(green) OR ALARM(red)) AND NOT FALSE | true",
                "NOT (ALARM(red) OR TRUE) | false",
            })
    void holds(String rule, boolean holds) {
        assertThat(AlarmRule.parse(rule).holds(AlarmRuleTest::state)).isEqualTo(holds);
    }

    @Test
    void saysWhatItReads() {
        assertThat(AlarmRule.parse("(ALARM(a b) OR OK(c)) AND NOT ALARM(d)").reads())
                .containsExactly("a b", "c", "d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALARM(a) AND | The rule ALARM(a) AND ends too early.",
                "(ALARM(a) | The rule (ALARM(a) lacks a ).",
                "AT_LEAST(1, ALARM, (a)) | The rule AT_LEAST(1, ALARM, (a)) has a word that is not known at 0.",
                "ALARM(a) ALARM(b) | The rule ALARM(a) ALARM(b) does not end where it should.",
                "AND | The rule AND has AND where an alarm belongs.",
            })
    void stopsAtWhatItCanNotRead(String rule, String sentence) {
        assertThatThrownBy(() -> AlarmRule.parse(rule))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    private static AlarmState state(String alarm) {
        return switch (alarm.substring(alarm.lastIndexOf(':') + 1)) {
            case "red" -> AlarmState.ALARM;
            case "green" -> AlarmState.OK;
            default -> AlarmState.INSUFFICIENT_DATA;
        };
    }
}
