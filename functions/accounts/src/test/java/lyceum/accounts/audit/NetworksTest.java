package lyceum.accounts.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NetworksTest {
    @Test
    void addressesAreMadeCoarse() {
        assertThat(Networks.of("192.0.2.55")).isEqualTo("192.0.2.0/24");
        assertThat(Networks.of("::ffff:192.0.2.55")).isEqualTo("192.0.2.0/24");
        assertThat(Networks.of("2001:0db8:abcd:12::7")).isEqualTo("2001:db8:abcd::/48");
        assertThat(Networks.of("2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1::/48");
        assertThat(Networks.of("2001:db8::")).isEqualTo("2001:db8:0::/48");
        assertThat(Networks.of("::1")).isEqualTo("0:0:0::/48");
    }

    @Test
    void whatIsNoAddressIsNothing() {
        for (String text : List.of(
                "",
                "localhost",
                "300.1.2.3",
                "1.2.3",
                "1.2.3.4.5",
                ":",
                "1:2:3",
                "::g",
                "1::2::3",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "fe80::1%eth0")) {
            assertThat(Networks.of(text)).as(text).isEmpty();
        }
    }

    @Property
    void anyTextIsAnAddressOrNothing(@ForAll String text) {
        assertThat(Networks.of(text)).matches("|[0-9.]+\\.0/24|[0-9a-f:]+::/48");
    }
}
