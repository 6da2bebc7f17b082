package lyceum.accounts.keys;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import lyceum.platform.aws.SignedHttp;

/** API Gateway's control plane as its reference describes it; refuses one path if told to. */
final class FakeGateway implements SignedHttp {
    private final List<String> calls = new ArrayList<>();
    private String refused = "none";

    void refuse(String path) {
        refused = path;
    }

    List<String> calls() {
        return calls;
    }

    @Override
    public Reply send(String method, String path, byte[] json) {
        calls.add(method + " " + path + " " + new String(json, StandardCharsets.UTF_8));
        if (path.equals(refused)) {
            return new Reply(403, "{\"message\": \"denied\"}".getBytes(StandardCharsets.UTF_8));
        }
        String answer = path.equals("/apikeys") ? "{\"id\": \"gw1\", \"enabled\": true}" : "{}";
        return new Reply(method.equals("DELETE") ? 202 : 201, answer.getBytes(StandardCharsets.UTF_8));
    }
}
