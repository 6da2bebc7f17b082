package lyceum.local.gateway;

import java.util.Optional;

/** Parts of a gateway, made by hand. */
final class Fixtures {
    private Fixtures() {}

    static Route route(String method, String path) {
        return new Route(
                method,
                path,
                "id",
                null,
                new Integration.Function("arn", 29_000),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }
}
