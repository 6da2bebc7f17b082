package lyceum.platform.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import lyceum.contract.Tier;
import lyceum.contract.Window;
import lyceum.platform.testing.TestTables;
import lyceum.tables.Tables;
import lyceum.tables.TablesSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoRatesTest extends RatesContract {
    private static final int COPIES = 8;
    private static final int AT_ONCE = 400;

    private final AtomicInteger writes = new AtomicInteger();
    private final Tables tables = Tables.open(TablesSettings.inMemory().withListener(_ -> writes.incrementAndGet()));

    DynamoRatesTest() {
        TestTables.create(tables.client(), "limits");
        writes.set(0);
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Override
    Rates rates(InstantSource clock) {
        return new DynamoRates("limits", tables.client(), clock);
    }

    @ParameterizedTest
    @EnumSource(names = {"STANDARD", "FREE", "STARTER", "PROFESSIONAL"})
    void eightCopiesAndFourHundredCallsAtOnceAdmitExactlyTheLimit(Tier tier) throws Exception {
        int limit = tier.windows().stream().mapToInt(Window::requests).min().orElseThrow();
        List<Rates> copies = copies();

        var admitted = new AtomicIntegerArray(COPIES);
        for (int round = 0; round < 1 + 2 * limit / AT_ONCE; round++) {
            simultaneously(copies, tier.windows(), admitted);
        }

        assertThat(IntStream.range(0, COPIES).map(admitted::get).sum()).isEqualTo(limit);
    }

    @Test
    void noCopyStarvesWhileOthersAreServed() {
        List<Rates> copies = copies();
        int[] admitted = new int[COPIES];
        for (int round = 0; round < 100; round++) {
            for (int copy = 0; copy < COPIES; copy++) {
                admitted[copy] += admitted(copies.get(copy), "key#1", Tier.STARTER.windows(), 1);
            }
        }
        assertThat(IntStream.of(admitted).sum()).isEqualTo(300);
        assertThat(IntStream.of(admitted)).allMatch(own -> own >= 30);
    }

    @Test
    void aRequestCostsOneWriteAndARefusedOneNone() {
        Rates rates = rates(now::get);
        for (int i = 0; i < 60; i++) {
            rates.take("key#1", Tier.FREE.windows());
        }
        assertThat(writes).hasValueLessThanOrEqualTo(60);
        int before = writes.get();
        admitted(rates, "key#1", Tier.FREE.windows(), 1_000);
        assertThat(writes).hasValue(before);
    }

    @Test
    void aCopyThatKnowsNothingLearnsTheItemFromItsFirstRefusal() {
        admitted(rates(now::get), "key#1", Tier.STANDARD.windows(), 20);
        int before = writes.get();

        assertThat(admitted(rates(now::get), "key#1", Tier.STANDARD.windows(), 50))
                .isZero();
        assertThat(writes).hasValue(before + 1);
    }

    @Test
    void highRatesAreCountedInAdvance() {
        Rates rates = rates(now::get);
        for (int second = 0; second < 10; second++) {
            assertThat(admitted(rates, "key#1", Tier.OPERATOR.windows(), 1_000)).isEqualTo(1_000);
            pass(Duration.ofSeconds(1));
        }
        assertThat(writes.get()).isLessThan(400);
    }

    @Test
    void whatWasCountedInAdvanceLeavesEnoughForOtherCopies() {
        Rates busy = rates(now::get);
        Rates idle = rates(now::get);
        int admitted = admitted(busy, "key#1", Tier.PROFESSIONAL.windows(), 900);
        admitted += admitted(idle, "key#1", Tier.PROFESSIONAL.windows(), 1_000);
        admitted += admitted(busy, "key#1", Tier.PROFESSIONAL.windows(), 1_000);
        assertThat(admitted).isEqualTo(1_000);
    }

    @Test
    void countersOfPastWindowsAreTakenAway() {
        Rates rates = rates(now::get);
        for (int minute = 0; minute < 100; minute++) {
            rates.take("key#1", Tier.FREE.windows());
            pass(Duration.ofMinutes(1));
        }
        assertThat(item()).hasSizeLessThanOrEqualTo(7);
        long expires =
                Long.parseLong(Objects.requireNonNull(item().get("expires_at")).n());
        assertThat(expires).isGreaterThan(now.get().getEpochSecond() + 3_600);
    }

    @Test
    void aTableThatFailsIsLeftAloneForASecond() {
        Rates rates = new DynamoRates("missing", tables.client(), now::get);

        assertThatThrownBy(() -> rates.take("key#1", Tier.FREE.windows())).isInstanceOf(Rates.Unavailable.class);
        assertThatThrownBy(() -> rates.take("key#1", Tier.FREE.windows())).isInstanceOf(Rates.Unavailable.class);
        assertThat(writes).hasValue(1);
        TestTables.create(tables.client(), "missing");
        pass(Duration.ofSeconds(1));
        assertThat(rates.take("key#1", Tier.FREE.windows()).admitted()).isTrue();
    }

    private List<Rates> copies() {
        return IntStream.range(0, COPIES).mapToObj(_ -> rates(now::get)).toList();
    }

    private static void simultaneously(List<Rates> copies, List<Window> windows, AtomicIntegerArray admitted)
            throws InterruptedException, ExecutionException {
        var start = new CyclicBarrier(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> calls = new ArrayList<>();
            for (int call = 0; call < AT_ONCE; call++) {
                int copy = call % COPIES;
                calls.add(threads.submit(() -> {
                    start.await();
                    if (copies.get(copy).take("key#1", windows).admitted()) {
                        admitted.incrementAndGet(copy);
                    }
                    return null;
                }));
            }
            for (Future<?> call : calls) {
                call.get();
            }
        }
    }

    private Map<String, AttributeValue> item() {
        return tables.client()
                .getItem(get -> get.tableName("limits")
                        .key(Map.of(
                                "PK", AttributeValue.fromS("RATE#key#1"), "SK", AttributeValue.fromS("RATE#key#1"))))
                .item();
    }
}
