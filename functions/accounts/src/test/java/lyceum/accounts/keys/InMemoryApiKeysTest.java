package lyceum.accounts.keys;

class InMemoryApiKeysTest extends ApiKeysTest {
    @Override
    ApiKeys keys() {
        return new InMemoryApiKeys();
    }
}
