package lyceum.local.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lyceum.local.template.Properties;
import lyceum.local.template.Resource;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;

/** Reads a stage: its variables, its log, and the settings of its methods. */
final class StageReader {
    private static final Pattern LOG_GROUP = Pattern.compile("arn:[^:]*:logs:[^:]*:[^:]*:log-group:([^:]+)(:\\*)?");

    private final Properties stage;

    StageReader(Resource stage) {
        this.stage = stage.properties();
        if (this.stage.flag("CacheClusterEnabled", false)) {
            throw new UnsupportedTemplate(stage + " has a cache of its own, which the local host does not know.");
        }
    }

    StageSettings settings(Template template, Resource api, String apiId) {
        return new StageSettings(
                stage.text("StageName"),
                apiId,
                api.properties().text("Name"),
                template.region(),
                stage.map("Variables"),
                stage.flag("TracingEnabled", false));
    }

    /** The log group and the format of a line. */
    Optional<AccessLog> accessLog() {
        return stage.objectIf("AccessLogSetting").map(setting -> {
            Matcher group = LOG_GROUP.matcher(setting.text("DestinationArn"));
            if (!group.matches()) {
                throw new UnsupportedTemplate(setting.where() + ".DestinationArn must be a log group here.");
            }
            return new AccessLog(group.group(1), Text.of(setting.text("Format"), setting.where()));
        });
    }

    Optional<TokenBucket> throttle(String path, String method) {
        return settingOf(path, method, "ThrottlingRateLimit")
                .map(setting -> new TokenBucket(
                        setting.decimal("ThrottlingRateLimit"), setting.number("ThrottlingBurstLimit")));
    }

    /** The dimensions of a method's own metrics, if they are on. */
    Optional<Map<String, String>> detailed(String path, String method, String apiName) {
        return settingOf(path, method, "MetricsEnabled")
                .filter(setting -> setting.flag("MetricsEnabled", false))
                .map(_ -> {
                    var dimensions = new LinkedHashMap<String, String>();
                    dimensions.put("ApiName", apiName);
                    dimensions.put("Stage", stage.text("StageName"));
                    dimensions.put("Resource", path);
                    dimensions.put("Method", method);
                    return Map.copyOf(dimensions);
                });
    }

    /** The method's own setting goes before that for all methods. */
    private Optional<Properties> settingOf(String path, String method, String name) {
        Optional<Properties> forAll = Optional.empty();
        for (Properties setting : stage.objects("MethodSettings")) {
            String settingPath = setting.text("ResourcePath").replace("~1", "/");
            String at = settingPath.startsWith("//") ? settingPath.substring(1) : settingPath;
            boolean sameMethod = setting.text("HttpMethod").equals(method);
            if (setting.textIf(name).isPresent()) {
                if (at.equals(path) && sameMethod) {
                    return Optional.of(setting);
                }
                if (at.equals("/*")) {
                    forAll = Optional.of(setting);
                }
            }
        }
        return forAll;
    }
}
