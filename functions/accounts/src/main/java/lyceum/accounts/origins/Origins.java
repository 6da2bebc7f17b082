package lyceum.accounts.origins;

import java.util.Arrays;
import java.util.List;
import lyceum.accounts.audit.Networks;
import lyceum.platform.Settings;
import lyceum.platform.http.Call;

/**
 * Finds out where requests come from. Each proxy adds the address that it was called from to the right end of
 * {@code X-Forwarded-For}; what stands further left than the proxies we trust is a caller's own claim and is not looked at.
 */
public final class Origins {
    private static final int HOPS_MAX = 5;

    private final int trustedHops;
    private final List<Cidr> trustedNetworks;

    Origins(int trustedHops, List<Cidr> trustedNetworks) {
        this.trustedHops = trustedHops;
        this.trustedNetworks = List.copyOf(trustedNetworks);
    }

    /**
     * Reads {@code TRUSTED_HOPS}, how many proxies of ours stand before the gateway (1 where the edge is the only one), and
     * {@code TRUSTED_NETWORKS}, blocks of addresses separated by commas.
     */
    public static Origins from(Settings.Keys keys) {
        int hops = (int) keys.number("TRUSTED_HOPS", 0, HOPS_MAX, 1);
        List<Cidr> networks = keys.optional("TRUSTED_NETWORKS").stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .map(text -> Cidr.parse(text)
                        .orElseThrow(() -> new IllegalStateException(
                                "Settings: TRUSTED_NETWORKS must be blocks such as 192.0.2.0/24, separated by commas")))
                .toList();
        return new Origins(hops, networks);
    }

    public Origin of(Call<?> call) {
        String address = address(call.header("X-Forwarded-For").orElse(""));
        boolean trusted = trustedNetworks.stream().anyMatch(network -> network.contains(address));
        return new Origin(
                address, Networks.of(address), trusted, call.invocation().requestId());
    }

    /** The address that our outermost proxy was called from. */
    private String address(String forwarded) {
        String[] hops = forwarded.split(",", -1);
        return hops[Math.max(0, hops.length - 1 - trustedHops)].strip();
    }
}
