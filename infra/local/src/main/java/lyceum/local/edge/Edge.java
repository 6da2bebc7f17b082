package lyceum.local.edge;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import lyceum.local.gateway.Gateway;
import lyceum.local.http.Handler;
import lyceum.local.http.Headers;
import lyceum.local.http.Refusal;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;
import org.jspecify.annotations.Nullable;

/** The template's distribution at work: the door through which every request comes. Safe for use by many threads. */
public final class Edge implements Handler {
    /** The resource types that are read here. */
    public static final Set<String> TYPES = Set.of(
            "AWS::CloudFront::CachePolicy",
            "AWS::CloudFront::Distribution",
            "AWS::CloudFront::Function",
            "AWS::CloudFront::OriginAccessControl",
            "AWS::CloudFront::OriginRequestPolicy",
            "AWS::CloudFront::ResponseHeadersPolicy");

    private static final long CACHE_BYTES = 64L * 1024 * 1024;

    /** The errors that CloudFront keeps for a while whatever their headers say; a 429, for one, is not among them. */
    private static final Set<Integer> KEPT_ERRORS = Set.of(400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504);

    private final Distribution distribution;
    private final Gateway gateway;
    private final InstantSource clock;
    private final EdgeCache cache = new EdgeCache(CACHE_BYTES);

    private Edge(Distribution distribution, Gateway gateway, InstantSource clock) {
        this.distribution = distribution;
        this.gateway = gateway;
        this.clock = clock;
    }

    /**
     * Reads the template's one distribution.
     *
     * @param gateway answers for the origin that is the API
     * @param objects answers for the origins that are buckets
     * @throws UnsupportedTemplate if it uses what is not known here
     */
    public static Edge of(Template template, Gateway gateway, ObjectStore objects, InstantSource clock) {
        return new Edge(Distribution.read(template, gateway, objects), gateway, clock);
    }

    @Override
    public Response answer(Request request) {
        Request rooted = atRoot(request);
        Behaviour behaviour = distribution.behaviour(rooted.path());
        if (!behaviour.methods().contains(rooted.method())) {
            return own(403, "method-not-allowed", "The edge does not take this method here.", rooted, behaviour);
        }
        try {
            return switch (behaviour.viewed(rooted, id())) {
                case EdgeFunction.Outcome.Passed(var viewed) -> passed(viewed, behaviour);
                case EdgeFunction.Outcome.Answered(var answer) -> answered(answer, rooted, behaviour);
            };
        } catch (EdgeFunction.Failed _) {
            return own(503, "unavailable", "The function at the edge failed.", rooted, behaviour);
        }
    }

    private Response passed(Request viewed, Behaviour behaviour) {
        boolean cacheable = viewed.method().equals("GET") || viewed.method().equals("HEAD");
        return cacheable && !behaviour.cache().keepsNothing()
                ? cached(viewed, behaviour)
                : sent(fetch(viewed, behaviour), viewed, behaviour, "Miss");
    }

    private static Response answered(Response answer, Request request, Behaviour behaviour) {
        answer.headers().set("X-Cache", "FunctionGeneratedResponse from cloudfront");
        behaviour.added().apply(request, answer.headers());
        return answer;
    }

    @Override
    public Response refuse(Refusal refusal, Request request) {
        Behaviour behaviour = distribution.behaviour(request.path());
        if (refusal == Refusal.BODY_TOO_LARGE && behaviour.origin() instanceof Origin.Api(var _, var _, var path)) {
            return sent(gateway.tooLarge(request.withPath(path + request.path())), request, behaviour, "Error");
        }
        String code = refusal.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return own(refusal.status(), code, refusal.sentence(), request, behaviour);
    }

    private Request atRoot(Request request) {
        Optional<String> root = distribution.rootObject();
        return root.isPresent() && request.path().equals("/") ? request.withPath("/" + root.get()) : request;
    }

    private Response cached(Request request, Behaviour behaviour) {
        String key = behaviour.cache().key(request);
        while (true) {
            long now = clock.millis();
            EdgeCache.Entry entry = cache.find(key);
            if (entry != null && entry.isFresh(now)) {
                return hit(entry, request, behaviour, now, "Hit");
            }
            Response fetched = cache.fetchOnce(key, () -> fetchAndKeep(request, behaviour, key, entry));
            if (fetched != null) {
                return fetched;
            }
        }
    }

    private Response fetchAndKeep(Request request, Behaviour behaviour, String key, EdgeCache.@Nullable Entry stale) {
        Response answer = fetch(stale == null ? request : revalidating(request, stale), behaviour);
        long now = clock.millis();
        Duration ttl = ttl(answer, behaviour);
        if (stale != null && answer.status() == 304) {
            EdgeCache.Entry confirmed = confirmed(stale, answer.headers(), now, ttl);
            cache.keep(key, confirmed);
            return hit(confirmed, request, behaviour, now, "RefreshHit");
        }
        if (ttl.isZero() || answer.status() == 304) {
            cache.pass(key);
        } else {
            cache.keep(key, new EdgeCache.Entry(copy(answer), now, now + ttl.toMillis()));
        }
        return sent(answer, request, behaviour, answer.status() >= 400 ? "Error" : "Miss");
    }

    /** The request with the stale answer's conditions in place of the viewer's. */
    private static Request revalidating(Request request, EdgeCache.Entry stale) {
        Headers headers = request.headers().copy().remove("If-None-Match").remove("If-Modified-Since");
        String tag = stale.response().headers().first("ETag");
        if (tag != null) {
            headers.add("If-None-Match", tag);
        }
        return request.withHeaders(headers);
    }

    private static EdgeCache.Entry confirmed(EdgeCache.Entry stale, Headers said, long now, Duration ttl) {
        Response kept = stale.response();
        Headers headers = kept.headers().copy();
        said.forEach(headers::set);
        return new EdgeCache.Entry(new Response(kept.status(), headers, kept.body()), now, now + ttl.toMillis());
    }

    private Duration ttl(Response answer, Behaviour behaviour) {
        Optional<String> said =
                Optional.of(answer.headers().joined("Cache-Control")).filter(text -> !text.isEmpty());
        int status = answer.status();
        if (status < 400) {
            return behaviour.cache().ttl(said, true);
        }
        Distribution.ErrorRule rule = distribution.errors().get(status);
        Duration otherwise = KEPT_ERRORS.contains(status) ? Distribution.ERROR_TTL : Duration.ZERO;
        Duration atLeast = rule == null ? otherwise : rule.ttl();
        Duration wished = behaviour.cache().ttl(said, false);
        return wished.compareTo(atLeast) > 0 ? wished : atLeast;
    }

    private Response fetch(Request request, Behaviour behaviour) {
        Request forwarded = behaviour
                .forwarded()
                .forwarded(request, behaviour.cache(), behaviour.origin().host());
        Response answer = behaviour.origin().answer(forwarded);
        Response shown = errorPage(answer, request);
        return behaviour.compress()
                ? Compression.apply(
                        shown, behaviour.cache().gzip() && behaviour.cache().takesGzip(request))
                : shown;
    }

    private Response errorPage(Response answer, Request request) {
        Distribution.ErrorRule rule = distribution.errors().get(answer.status());
        if (rule == null || rule.page().isEmpty()) {
            return answer;
        }
        Request page = request.withPath(rule.page().get());
        Response shown = distribution.behaviour(page.path()).origin().answer(page);
        return shown.status() == 200 ? new Response(rule.status(), shown.headers(), shown.body()) : answer;
    }

    private Response hit(EdgeCache.Entry entry, Request request, Behaviour behaviour, long now, String how) {
        Response answer = copy(entry.response());
        Headers headers = answer.headers();
        headers.set("Age", Long.toString((now - entry.storedMillis()) / 1_000));
        headers.set("X-Cache-Status", "HIT");
        headers.set("Cache-Status", "edge; hit; ttl=" + Math.max(0, (entry.freshUntilMillis() - now) / 1_000));
        headers.set("X-Request-ID", "req-" + id());
        headers.set("X-Response-Time", "0ms");
        headers.remove("Server-Timing").remove("traceparent");
        return sent(answer, request, behaviour, how);
    }

    /** The answer as the viewer gets it: with what the edge adds, and without its body if the viewer has it. */
    private static Response sent(Response answer, Request request, Behaviour behaviour, String how) {
        Headers headers = answer.headers();
        headers.set("X-Cache", how + " from cloudfront");
        headers.set("Via", "1.1 edge.local (CloudFront)");
        headers.setIfAbsent("X-Cache-Status", behaviour.cache().keepsNothing() ? "BYPASS" : "MISS");
        headers.setIfAbsent(
                "Cache-Status", "edge; fwd=" + (headers.get("X-Cache-Status").equals("BYPASS") ? "bypass" : "miss"));
        complete(headers);
        behaviour.added().apply(request, headers);
        if (answer.status() == 200 && isKnown(request, headers)) {
            headers.remove("Content-Type").remove("Content-Encoding");
            return Response.empty(304, headers);
        }
        return answer;
    }

    /** Weak comparison, as RFC 9110 has it for this header. */
    private static boolean isKnown(Request request, Headers headers) {
        String known = request.headers().joined("If-None-Match");
        String tag = headers.get("ETag");
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        if (known.isEmpty() || tag.isEmpty() || !reads) {
            return false;
        }
        for (String one : known.split(",", -1)) {
            if (one.strip().equals("*") || opaque(one.strip()).equals(opaque(tag))) {
                return true;
            }
        }
        return false;
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    /** The headers that every answer has (S0-14 to S0-17), where the origin has not set them. */
    private static void complete(Headers headers) {
        if (!headers.has("X-Request-ID")) {
            headers.add("X-Request-ID", "req-" + id());
        }
        headers.setIfAbsent("X-Response-Time", "0ms");
        headers.setIfAbsent("X-Server-ID", "srv-edge");
    }

    private static String id() {
        var random = ThreadLocalRandom.current();
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextInt());
    }

    private static Response own(int status, String code, String detail, Request request, Behaviour behaviour) {
        var headers =
                Headers.of("Cache-Control", "no-store", "X-Cache-Status", "BYPASS", "X-Cache", "Error from cloudfront");
        complete(headers);
        Response answer = Response.text(status, "application/problem+json", """
                {"type":"about:blank","title":"%s","status":%d,"code":"%s","detail":"%s","request_id":"%s"}""".formatted(
                        detail, status, code, detail, headers.get("X-Request-ID")));
        headers.forEach((name, value) -> answer.headers().add(name, value));
        behaviour.added().apply(request, answer.headers());
        return answer;
    }

    private static Response copy(Response response) {
        return new Response(response.status(), response.headers().copy(), response.body());
    }
}
