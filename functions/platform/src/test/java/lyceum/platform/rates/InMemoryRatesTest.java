package lyceum.platform.rates;

import java.time.InstantSource;
import lyceum.platform.testing.InMemoryRates;

class InMemoryRatesTest extends RatesContract {
    @Override
    Rates rates(InstantSource clock) {
        return new InMemoryRates(clock);
    }
}
