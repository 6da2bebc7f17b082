package lyceum.performance.intake;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The network that an address belongs to, so that no entry names a household: a /24 or a /48. */
final class Network {
    private Network() {}

    /** Empty for what is no address. */
    static Optional<String> of(String address) {
        if (address.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            return Optional.of(address.substring(0, address.lastIndexOf('.')) + ".0/24");
        }
        if (!address.matches("[0-9a-fA-F:]{2,39}") || !address.contains(":")) {
            return Optional.empty();
        }
        // What follows a double colon within the first three groups is zeros.
        int gap = address.indexOf("::");
        String head = gap < 0 ? address : address.substring(0, gap);
        return Optional.of(Arrays.stream(head.split(":", -1))
                        .filter(group -> !group.isEmpty())
                        .limit(3)
                        .collect(Collectors.joining(":"))
                + "::/48");
    }
}
