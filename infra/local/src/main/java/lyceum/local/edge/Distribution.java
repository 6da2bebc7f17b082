package lyceum.local.edge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lyceum.local.gateway.Gateway;
import lyceum.local.template.Properties;
import lyceum.local.template.Resource;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;

/**
 * The template's distribution. What only concerns the network (TLS, HTTP versions, regions, its log) has no effect here.
 *
 * @param behaviours in the order they are tried; the last takes every path
 * @param errors what is done with a status that an origin answers
 */
record Distribution(List<Behaviour> behaviours, Optional<String> rootObject, Map<Integer, ErrorRule> errors) {
    /** How long CloudFront keeps an error where nothing else is said. */
    static final Duration ERROR_TTL = Duration.ofSeconds(10);

    /** @param page the path that is answered instead, if any, with {@code status} */
    record ErrorRule(Duration ttl, Optional<String> page, int status) {}

    static Distribution read(Template template, Gateway gateway, ObjectStore objects) {
        List<Resource> all = template.ofType("AWS::CloudFront::Distribution");
        if (all.size() != 1) {
            throw new UnsupportedTemplate(
                    "The template has " + all.size() + " distributions; the local host runs exactly one.");
        }
        Properties config = all.getFirst().properties().object("DistributionConfig");
        var origins = new HashMap<String, Origin>();
        config.objects("Origins").forEach(origin -> origins.put(origin.text("Id"), origin(origin, gateway, objects)));
        var behaviours = new ArrayList<Behaviour>();
        config.objects("CacheBehaviors")
                .forEach(one -> behaviours.add(behaviour(template, one, one.text("PathPattern"), origins)));
        behaviours.add(behaviour(template, config.object("DefaultCacheBehavior"), "*", origins));
        return new Distribution(List.copyOf(behaviours), config.textIf("DefaultRootObject"), errors(config));
    }

    private static Origin origin(Properties origin, Gateway gateway, ObjectStore objects) {
        String host = origin.text("DomainName");
        String path = origin.textIf("OriginPath").orElse("");
        if (host.equals(gateway.domainName())) {
            return new Origin.Api(gateway, host, path);
        }
        int end = host.indexOf(".s3.");
        if (end < 0) {
            throw new UnsupportedTemplate(
                    origin.where() + " has the origin " + host + ", which is neither the API nor a bucket.");
        }
        return new Origin.Bucket(objects, host.substring(0, end), host, path);
    }

    private static Behaviour behaviour(
            Template template, Properties behaviour, String path, Map<String, Origin> origins) {
        List<String> methods = behaviour.texts("AllowedMethods");
        return new Behaviour(
                Behaviour.pattern(path),
                Optional.ofNullable(origins.get(behaviour.text("TargetOriginId")))
                        .orElseThrow(() -> new UnsupportedTemplate(behaviour.where() + " names an unknown origin.")),
                methods.isEmpty() ? Set.of("GET", "HEAD") : Set.copyOf(methods),
                CachePolicy.read(template, behaviour),
                ForwardedHeaders.read(template, behaviour),
                AddedHeaders.read(template, behaviour),
                behaviour.flag("Compress", false),
                EdgeFunction.read(template, behaviour));
    }

    private static Map<Integer, ErrorRule> errors(Properties config) {
        var errors = new HashMap<Integer, ErrorRule>();
        for (Properties error : config.objects("CustomErrorResponses")) {
            int code = Math.toIntExact(error.number("ErrorCode"));
            errors.put(
                    code,
                    new ErrorRule(
                            error.numberIf("ErrorCachingMinTTL")
                                    .map(Duration::ofSeconds)
                                    .orElse(ERROR_TTL),
                            error.textIf("ResponsePagePath"),
                            error.numberIf("ResponseCode").map(Math::toIntExact).orElse(code)));
        }
        return Map.copyOf(errors);
    }

    Behaviour behaviour(String path) {
        for (Behaviour behaviour : behaviours) {
            if (behaviour.matches(path)) {
                return behaviour;
            }
        }
        return behaviours.getLast();
    }
}
