package lyceum.accounts.testing;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import lyceum.platform.aws.SignedHttp;

/** A control plane that knows one usage plan and which gateway keys there are. */
final class LiveGateway implements SignedHttp {
    private static final String PLANS = "{\"item\": [{\"id\": \"p1\", \"name\": \"L-free\"}]}";

    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final AtomicInteger number = new AtomicInteger();

    Set<String> keys() {
        return Set.copyOf(keys);
    }

    @Override
    public Reply send(String method, String path, byte[] json) {
        String answer = method.equals("GET") ? PLANS : "{}";
        if (path.equals("/apikeys")) {
            String id = "gw" + number.incrementAndGet();
            keys.add(id);
            answer = "{\"id\": \"" + id + "\"}";
        } else if (method.equals("DELETE")) {
            keys.remove(path.substring(path.lastIndexOf('/') + 1));
        }
        return new Reply(200, answer.getBytes(StandardCharsets.UTF_8));
    }
}
