package lyceum.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the HTTP API: all there is to know about it outside its code.
 *
 * @param id lowerCamel verb; the one name used in code, logs, metrics, alarms, dashboards and load tests
 * @param path canonical path, with {@code {name}} for path parameters
 * @param aliases further paths of the same operation
 * @param tag heading in the documentation
 * @param request the body it takes, if any
 * @param replies its successful answers, the usual one first
 * @param problems the failures of its own; {@link Problems#ALL} may come from the gateway and the chain
 * @param scope what an API key must not be confined away from; empty for open operations only
 * @param idempotent whether it honours {@code Idempotency-Key}
 * @param conditional whether it requires {@code If-Match}
 * @param function the function that answers
 */
public record Operation(
        String id,
        Method method,
        String path,
        List<String> aliases,
        String tag,
        String summary,
        String description,
        Access access,
        Optional<Scope> scope,
        List<Parameter> parameters,
        Optional<Body> request,
        List<Reply> replies,
        List<Problem> problems,
        ServiceLevel level,
        Caching caching,
        boolean idempotent,
        boolean conditional,
        FunctionDeclaration function) {
    /** All paths, the canonical one first. */
    public List<String> paths() {
        var all = new ArrayList<String>();
        all.add(path);
        all.addAll(aliases);
        return all;
    }

    public static Builder get(String id, String path) {
        return new Builder(id, Method.GET, path);
    }

    public static Builder post(String id, String path) {
        return new Builder(id, Method.POST, path);
    }

    public static Builder patch(String id, String path) {
        return new Builder(id, Method.PATCH, path);
    }

    public static Builder delete(String id, String path) {
        return new Builder(id, Method.DELETE, path);
    }

    /** Reads as the operation's page in a manual; {@link #answeredBy} checks that nothing was left out. */
    public static final class Builder {
        private final String id;
        private final Method method;
        private final String path;
        private final List<String> aliases = new ArrayList<>();
        private final List<Parameter> parameters = new ArrayList<>();
        private final List<Reply> replies = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private String tag = "";
        private String summary = "";
        private String description = "";
        private @Nullable Access access;
        private @Nullable Scope scope;
        private @Nullable Body request;
        private @Nullable ServiceLevel level;
        private Caching caching = Caching.noStore();
        private boolean idempotent;
        private boolean conditional;

        private Builder(String id, Method method, String path) {
            this.id = id;
            this.method = method;
            this.path = path;
        }

        public Builder alias(String other) {
            aliases.add(other);
            return this;
        }

        public Builder documented(String heading, String oneLine, String text) {
            tag = heading;
            summary = oneLine;
            description = text;
            return this;
        }

        public Builder access(Access who) {
            access = who;
            return this;
        }

        public Builder scope(Scope needed) {
            scope = needed;
            return this;
        }

        public Builder takes(Parameter... some) {
            parameters.addAll(List.of(some));
            return this;
        }

        public Builder body(Class<? extends Record> type, int maxBytes, String example) {
            request = new Body(type, maxBytes, example);
            return this;
        }

        public Builder answers(Reply reply) {
            replies.add(reply);
            return this;
        }

        public Builder fails(Problem... some) {
            problems.addAll(List.of(some));
            return this;
        }

        public Builder level(ServiceLevel promised) {
            level = promised;
            return this;
        }

        public Builder cached(Caching how) {
            caching = how;
            return this;
        }

        /** Honours {@code Idempotency-Key} for 24 hours. */
        public Builder idempotent() {
            idempotent = true;
            return takes(Parameter.IDEMPOTENCY_KEY);
        }

        /** Requires {@code If-Match}: 428 without, 412 when the resource has moved on. */
        public Builder conditional() {
            conditional = true;
            return takes(Parameter.IF_MATCH).fails(Problems.PRECONDITION_REQUIRED, Problems.PRECONDITION_FAILED);
        }

        public Operation answeredBy(FunctionDeclaration function) {
            if (access == null || level == null || replies.isEmpty() || summary.isEmpty()) {
                throw new IllegalStateException(
                        "Operation " + id + " must declare documented, access, level and at least one answer.");
            }
            if (access instanceof Access.Open == (scope != null)) {
                throw new IllegalStateException(
                        "Operation " + id + " must declare a scope, unless it is open: then it has none.");
            }
            return new Operation(
                    id,
                    method,
                    path,
                    List.copyOf(aliases),
                    tag,
                    summary,
                    description,
                    access,
                    Optional.ofNullable(scope),
                    List.copyOf(parameters),
                    Optional.ofNullable(request),
                    List.copyOf(replies),
                    List.copyOf(problems),
                    level,
                    caching,
                    idempotent,
                    conditional,
                    function);
        }
    }
}
