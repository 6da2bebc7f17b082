package lyceum.platform.environment;

import java.util.concurrent.atomic.AtomicBoolean;
import lyceum.contract.FunctionDeclaration;

/** One running copy of a function: which code it is, what it is called, whether it has answered before. */
public final class Instance {
    private final FunctionDeclaration function;
    private final Environment environment;
    private final String version;
    private final AtomicBoolean cold = new AtomicBoolean(true);
    private volatile String serverId;

    public Instance(FunctionDeclaration function, Environment environment) {
        this.function = function;
        this.environment = environment;
        this.version = environment.settings().read(keys -> keys.text("LYCEUM_VERSION", "dev"));
        this.serverId = newServerId();
    }

    public FunctionDeclaration function() {
        return function;
    }

    public Environment environment() {
        return environment;
    }

    public String version() {
        return version;
    }

    /** Names this copy in the {@code X-Server-ID} header. */
    public String serverId() {
        return serverId;
    }

    /** True once: for the first run of this copy. */
    public boolean first() {
        return cold.compareAndSet(true, false);
    }

    public void renew() {
        environment.ids().renew();
        serverId = newServerId();
        cold.set(true);
    }

    private String newServerId() {
        String id = environment.ids().next("");
        return "srv-" + id.substring(id.length() - 12);
    }
}
