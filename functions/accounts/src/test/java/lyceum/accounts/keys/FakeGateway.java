package lyceum.accounts.keys;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lyceum.platform.aws.SignedHttp;

/** API Gateway's control plane as its reference describes it; answers paths with other statuses if told to. */
public final class FakeGateway implements SignedHttp {
    private final List<String> calls = new ArrayList<>();
    private String plans = "{}";
    private final Map<String, Integer> statuses = new HashMap<>();

    void refuse(String path) {
        answer(path, 403);
    }

    public void answer(String path, int status) {
        statuses.put(path, status);
    }

    /** What asking for the usage plans answers. */
    void plans(String json) {
        plans = json;
    }

    public List<String> calls() {
        return calls;
    }

    @Override
    public Reply send(String method, String path, byte[] json) {
        calls.add(method + " " + path + " " + new String(json, StandardCharsets.UTF_8));
        if (statuses.containsKey(path)) {
            return new Reply(statuses.get(path), "{\"message\": \"as told\"}".getBytes(StandardCharsets.UTF_8));
        }
        String answer =
                path.equals("/apikeys") ? "{\"id\": \"gw1\", \"enabled\": true}" : method.equals("GET") ? plans : "{}";
        return new Reply(
                method.equals("DELETE") ? 202 : method.equals("GET") ? 200 : 201,
                answer.getBytes(StandardCharsets.UTF_8));
    }
}
