package lyceum.accounts.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Argon2idTest {
    private static final byte[] SALT = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final Argon2id NATIVE = NativeArgon2id.load().orElseThrow();
    private static final Argon2id JAVA = new JavaArgon2id();

    static Stream<Argon2id> implementations() {
        return Stream.of(NATIVE, JAVA);
    }

    /** A vector of the reference implementation's own tests. */
    @ParameterizedTest
    @MethodSource("implementations")
    void agreesWithTheReference(Argon2id argon2id) {
        byte[] hash = argon2id.hash(bytes("password"), bytes("somesalt"), 65_536, 2, 1);

        assertThat(HexFormat.of().formatHex(hash))
                .isEqualTo("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
    }

    @Property(tries = 20)
    void bothAgree(@ForAll @Size(max = 200) byte[] password) {
        assertThat(NATIVE.hash(password, SALT, 64, 2, 1)).isEqualTo(JAVA.hash(password, SALT, 64, 2, 1));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
