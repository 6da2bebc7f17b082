package lyceum.local.gateway;

import java.util.HashMap;
import java.util.Map;
import lyceum.local.template.Properties;
import lyceum.local.template.Resource;
import lyceum.local.template.Template;
import lyceum.local.template.UnsupportedTemplate;

/** The usage keys that the template makes by itself, beside those that are made through the control plane. */
final class TemplateKeys {
    private TemplateKeys() {}

    /** Makes them known and attaches them to their plans; those that are known already stay as they are. */
    static void admit(Template template, UsageKeys keys) {
        Map<String, String> ids = new HashMap<>();
        for (Resource key : template.ofType("AWS::ApiGateway::ApiKey")) {
            Properties properties = key.properties();
            if (!properties.flag("Enabled", false)) {
                throw new UnsupportedTemplate(
                        properties.where() + " is not enabled, which the local host does not know.");
            }
            UsageKey made = keys.createKey(properties.textIf("Name").orElse(key.logicalId()), properties.text("Value"));
            ids.put(key.logicalId(), made.id());
        }
        for (Resource member : template.ofType("AWS::ApiGateway::UsagePlanKey")) {
            Properties properties = member.properties();
            String key = ids.get(properties.text("KeyId"));
            if (key == null || !properties.text("KeyType").equals("API_KEY")) {
                throw new UnsupportedTemplate(properties.where() + " names a key that the template does not make.");
            }
            keys.attach(properties.text("UsagePlanId"), key);
        }
    }
}
