package lyceum.performance.entries;

import java.util.Optional;

/** What a function told of a request: shares in per cent, the size of its body. */
public record Detail(Optional<Double> memory, Optional<Double> cpu, Optional<Long> requestBytes) {
    /** Of a request that no function told of. */
    public static final Detail NONE = new Detail(Optional.empty(), Optional.empty(), Optional.empty());
}
