package lyceum.tables.transactions;

import lyceum.tables.rejection.Rejection;

/** What both kinds of transactions are bounded by. */
final class Limits {
    static final int MOST_ACTIONS = 100;

    private static final int MOST_BYTES = 4 << 20;

    private Limits() {}

    static void checkBytes(long bytes) {
        if (bytes > MOST_BYTES) {
            throw Rejection.validation(
                    "Collection size exceeded: The aggregate size of the items in the transaction exceeds 4 MB");
        }
    }

    static Rejection twice() {
        return Rejection.validation("Transaction request cannot include multiple operations on one item");
    }
}
