package lyceum.accounts.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lyceum.contract.InvalidRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"password", "PassWord", "12345678", "iloveyou", "football1", "qwertyuiop"})
    void whatGuessersTryFirstIsRefused(String password) {
        assertThatThrownBy(() -> CommonPasswords.refuse("new_password", password))
                .isInstanceOfSatisfying(InvalidRequest.class, refused -> assertThat(
                                refused.violations().getFirst().field())
                        .isEqualTo("new_password"));
    }

    @Test
    void othersAreNot() {
        assertThatCode(() -> CommonPasswords.refuse("password", "correct horse battery"))
                .doesNotThrowAnyException();
    }
}
