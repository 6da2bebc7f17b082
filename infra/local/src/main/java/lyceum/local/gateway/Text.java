package lyceum.local.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lyceum.local.template.UnsupportedTemplate;

/** A mapping template or log format, taken apart once. Of Velocity it knows references to {@code $context}. */
final class Text {
    private static final Pattern OTHER = Pattern.compile(
            "\\$|##|#\\*|#\\{?(set|if|elseif|else|end|foreach|define|macro|include|parse|stop|break|evaluate)\\b");
    private static final Pattern REFERENCE = Pattern.compile("\\$context\\.([A-Za-z0-9_.]*[A-Za-z0-9_])");

    private final List<Variable> parts;

    private Text(List<Variable> parts) {
        this.parts = List.copyOf(parts);
    }

    /** @throws UnsupportedTemplate if it uses more than {@code $context} */
    static Text of(String template, String where) {
        var parts = new ArrayList<Variable>();
        Matcher reference = REFERENCE.matcher(template);
        int end = 0;
        while (reference.find()) {
            literal(template.substring(end, reference.start()), where, parts);
            parts.add(Variable.context(reference.group(1), where));
            end = reference.end();
        }
        literal(template.substring(end), where, parts);
        return new Text(parts);
    }

    private static void literal(String text, String where, List<Variable> parts) {
        if (OTHER.matcher(text).find()) {
            throw new UnsupportedTemplate(where
                    + " holds a template with more than $context references, which the local host does not know.");
        }
        if (!text.isEmpty()) {
            parts.add(_ -> text);
        }
    }

    /** @param absent what stands for a variable without a value */
    String render(Exchange exchange, String absent) {
        var out = new StringBuilder(512);
        for (Variable part : parts) {
            String value = part.of(exchange);
            out.append(value == null ? absent : value);
        }
        return out.toString();
    }
}
