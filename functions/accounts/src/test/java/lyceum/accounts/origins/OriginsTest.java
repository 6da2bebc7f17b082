package lyceum.accounts.origins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import lyceum.contract.Api;
import lyceum.platform.Caller;
import lyceum.platform.Invocation;
import lyceum.platform.Settings;
import lyceum.platform.http.Call;
import lyceum.platform.http.NoBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            0 | 203.0.113.9                          | 203.0.113.9
            1 | 203.0.113.9, 198.51.100.1            | 203.0.113.9
            1 | 192.0.2.7, 203.0.113.9, 198.51.100.1 | 203.0.113.9
            2 | 192.0.2.7, 203.0.113.9, 198.51.100.1 | 192.0.2.7
            1 | 203.0.113.9                          | 203.0.113.9
            1 | -                                    | ''
            """)
    void onlyWhatTrustedProxiesSawCounts(int hops, String forwarded, String address) {
        Origin origin =
                origins(Map.of("TRUSTED_HOPS", Integer.toString(hops))).of(call(Optional.ofNullable(forwarded)));

        assertThat(origin.address()).isEqualTo(address);
    }

    @Test
    void anAddressIsKeptCoarsely() {
        Origin origin = origins(Map.of()).of(call(Optional.of("203.0.113.9, 198.51.100.1")));

        assertThat(origin.network()).isEqualTo("203.0.113.0/24");
        assertThat(origin.toString()).doesNotContain("203.0.113.9");
        assertThat(origin.requestId()).isEqualTo("req-1");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, true",
        "203.0.114.9, false",
        "2001:db8:1::5, true",
        "2001:db9::5, false",
        "localhost, false",
        "'', false"
    })
    void sharedNetworksAreNamedInSettings(String address, boolean trusted) {
        var origins = origins(Map.of("TRUSTED_NETWORKS", "203.0.113.0/24, 2001:db8::/32", "TRUSTED_HOPS", "0"));

        assertThat(origins.of(call(Optional.of(address))).trusted()).isEqualTo(trusted);
    }

    @Test
    void whatIsNoNetworkStopsTheFunction() {
        for (String wrong : new String[] {"203.0.113.0", "203.0.113.0/33", "example.org/8", "/8"}) {
            assertThatThrownBy(() -> origins(Map.of("TRUSTED_NETWORKS", wrong)))
                    .as(wrong)
                    .hasMessageContaining("TRUSTED_NETWORKS must be blocks");
        }
    }

    private static Origins origins(Map<String, String> settings) {
        return Settings.of(settings).read(Origins::from);
    }

    private static Call<NoBody> call(Optional<String> forwarded) {
        var now = Instant.parse("2026-01-31T12:00:00Z");
        return new Call<>(
                Api.OPERATIONS.getFirst(),
                Caller.ANONYMOUS,
                Map.of(),
                Map.of(),
                forwarded.map(value -> Map.of("x-forwarded-for", value)).orElse(Map.of()),
                new NoBody(),
                Optional.empty(),
                new Invocation("req-1", now, InstantSource.fixed(now)));
    }
}
