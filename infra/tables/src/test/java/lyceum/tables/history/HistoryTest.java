package lyceum.tables.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lyceum.tables.Tables;
import lyceum.tables.history.Event.Access;
import lyceum.tables.history.Event.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checker on histories with known faults, then a short history of the store; {@link LongHistory} is the long one. */
class HistoryTest {
    private static final int CALLS = 50_000;

    private static Event event(int id, long began, long ended, Access... accesses) {
        return new Event(id, "call", began, ended, Outcome.HAPPENED, List.of(accesses));
    }

    private static Access read(int item, Integer... writes) {
        return new Access(item, false, Seen.of(List.of(writes)));
    }

    private static Access write(int item, Integer @Nullable ... before) {
        return new Access(item, true, before == null ? null : Seen.of(List.of(before)));
    }

    private static final Access BLIND = new Access(1, true, null);

    @Test
    void whatOneOrderExplainsPasses() {
        var events = List.of(
                event(1, 0, 10, write(1)),
                event(2, 5, 20, write(1, 1)),
                event(3, 6, 8, read(1)),
                event(4, 15, 30, read(1, 1)),
                event(5, 31, 32, read(1, 1, 2)));
        assertThat(Checker.check(events, Map.of(1, List.of(1, 2)))).isEmpty();
    }

    @Test
    void aReadOfThePastIsFound() {
        var events = List.of(event(1, 0, 10, write(1)), event(2, 11, 12, read(1)));
        assertThat(Checker.check(events, Map.of(1, List.of(1))))
                .singleElement()
                .asString()
                .contains("no one order explains");
    }

    @Test
    void readsThatDisagreeOnTheOrderOfTwoItemsAreFound() {
        var events = List.of(
                event(1, 0, 100, BLIND),
                event(2, 0, 100, new Access(2, true, null)),
                event(3, 0, 100, read(1, 1), read(2)),
                event(4, 0, 100, read(1), read(2, 2)));
        assertThat(Checker.check(events, Map.of(1, List.of(1), 2, List.of(2))))
                .singleElement()
                .asString()
                .contains("id=3")
                .contains("id=4");
    }

    @Test
    void aLostWriteAndARefusedOneThatHappenedAreFound() {
        assertThat(Checker.check(List.of(event(1, 0, 1, BLIND)), Map.of()))
                .singleElement()
                .asString()
                .startsWith("acknowledged but lost");
        var refused = new Event(1, "call", 0, 1, Outcome.REFUSED, List.of(BLIND));
        assertThat(Checker.check(List.of(refused), Map.of(1, List.of(1))))
                .singleElement()
                .asString()
                .contains("refused");
    }

    @Test
    void aVersionThatNeverWasAndAnOverwrittenOneAreFound() {
        var events = List.of(event(1, 0, 9, BLIND), event(2, 0, 9, BLIND), event(3, 0, 9, read(1, 2)));
        assertThat(Checker.check(events, Map.of(1, List.of(1, 2))))
                .singleElement()
                .asString()
                .contains("never was");
        var overwritten = List.of(event(1, 0, 9, write(1)), event(2, 0, 9, write(1)));
        assertThat(Checker.check(overwritten, Map.of(1, List.of(1, 2))))
                .singleElement()
                .asString()
                .contains("another version");
    }

    @Test
    void halfATransactionOfUnknownOutcomeIsFound() {
        var unknown = new Event(1, "call", 0, 1, Outcome.UNKNOWN, List.of(BLIND, new Access(2, true, null)));
        assertThat(Checker.check(List.of(unknown), Map.of(1, List.of(1))))
                .singleElement()
                .asString()
                .startsWith("half of a transaction");
    }

    @ParameterizedTest
    @EnumSource
    void aBrokenStoreIsFoundOut(BrokenClient.Mistake mistake) {
        try (var tables = Tables.inMemory()) {
            assertThat(Workload.anomalies(new BrokenClient(tables.client(), mistake), 16, 5000, 1))
                    .isNotEmpty();
        }
    }

    @Test
    void theStoreInMemoryHasNoAnomaly() {
        try (var tables = Tables.inMemory()) {
            assertThat(Workload.anomalies(tables.client(), 16, CALLS * 3 / 5, 2))
                    .isEmpty();
        }
    }

    @Test
    void theStoreOnDiskHasNoAnomaly(@TempDir Path directory) {
        try (var tables = Tables.open(directory)) {
            assertThat(Workload.anomalies(tables.client(), 16, CALLS * 2 / 5, 3))
                    .isEmpty();
        }
    }
}
