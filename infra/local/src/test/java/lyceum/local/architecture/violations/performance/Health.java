package lyceum.local.architecture.violations.performance;

import lyceum.local.architecture.violations.local.Host;

/** Breaks the rules on neighbours, the local host and the environment. */
public record Health(Host host) {
    String region() {
        return String.valueOf(System.getenv("AWS_REGION"));
    }

    Class<?> neighbour() {
        return lyceum.local.architecture.violations.accounts.Keys.class;
    }
}
