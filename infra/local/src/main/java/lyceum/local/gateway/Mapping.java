package lyceum.local.gateway;

import lyceum.local.template.UnsupportedTemplate;
import org.jspecify.annotations.Nullable;

/** The value of a mapped header: a quoted text, or something of the request or its context. */
@FunctionalInterface
interface Mapping {
    /** The value, or null if there is none: then the header is left out. */
    @Nullable
    String of(Exchange exchange);

    static Mapping parse(String expression, String where) {
        if (expression.length() > 1 && expression.startsWith("'") && expression.endsWith("'")) {
            String text = expression.substring(1, expression.length() - 1);
            return _ -> text;
        }
        if (expression.startsWith("context.")) {
            Variable variable = Variable.context(expression.substring("context.".length()), where);
            return variable::of;
        }
        if (expression.startsWith("method.request.header.")) {
            String name = expression.substring("method.request.header.".length());
            return exchange -> exchange.request.headers().first(name);
        }
        if (expression.startsWith("method.request.path.")) {
            String name = expression.substring("method.request.path.".length());
            return exchange -> exchange.pathParameters == null ? null : exchange.pathParameters.get(name);
        }
        if (expression.startsWith("method.request.querystring.")) {
            String name = expression.substring("method.request.querystring.".length());
            return exchange -> Query.parse(exchange.request.query()).last(name);
        }
        if (expression.startsWith("stageVariables.")) {
            String name = expression.substring("stageVariables.".length());
            return exchange -> exchange.stage.variables().get(name);
        }
        throw new UnsupportedTemplate(where + " maps " + expression + ", which the local host does not know.");
    }
}
