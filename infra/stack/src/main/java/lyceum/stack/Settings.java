package lyceum.stack;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Stack;

/** What whoever deploys the stack decides: the parameters of the template. */
final class Settings {
    private final CfnParameter cursorSecret;
    private final CfnParameter allowedOrigins;
    private final String rateLimits;
    private final Map<String, String> origins = new LinkedHashMap<>();
    private final Map<String, String> openAi = new LinkedHashMap<>();

    Settings(Stack stack) {
        cursorSecret = CfnParameter.Builder.create(stack, "CursorSecret")
                .description("Signs the cursors of lists: at least 32 random characters")
                .noEcho(true)
                .minLength(32)
                .build();
        allowedOrigins = CfnParameter.Builder.create(stack, "AllowedOrigins")
                .description(
                        "Origins whose pages may call the API, such as https://learn.example.org,https://*.example.com,"
                                + " separated by commas; * for all; empty for none")
                .defaultValue("")
                .allowedPattern(Origins.PATTERN)
                .constraintDescription("Name each origin as scheme://host or scheme://host:port, without a path")
                .build();
        rateLimits = plain(
                stack,
                "RateLimits",
                "Limits other than the tiers' own, such as free.minute=30, generateCourse.minute=5",
                "");
        origins.put(
                "TRUSTED_HOPS",
                plain(stack, "TrustedHops", "How many proxies stand before the gateway: 1 for the edge alone", "1"));
        origins.put(
                "TRUSTED_NETWORKS",
                plain(
                        stack,
                        "TrustedNetworks",
                        "Networks that many people share, such as 192.0.2.0/24, separated by commas",
                        ""));
        openAi(stack, "BaseUrl", "BASE_URL", "Address of an OpenAI-compatible API; empty: not configured", "");
        openAi(stack, "ApiKey", "API_KEY", "Key for it", "");
        openAi(stack, "Model", "MODEL", "Name of the model to use there", "");
        openAi(stack, "TimeoutSeconds", "TIMEOUT_SECONDS", "How long one answer of the model may take", "60");
        openAi(
                stack,
                "InputMicroUsdPer1k",
                "INPUT_MICRO_USD_PER_1K",
                "Price of 1,000 input tokens in millionths of a US dollar",
                "0");
        openAi(
                stack,
                "OutputMicroUsdPer1k",
                "OUTPUT_MICRO_USD_PER_1K",
                "Price of 1,000 output tokens in millionths of a US dollar",
                "0");
    }

    String cursorSecret() {
        return cursorSecret.getValueAsString();
    }

    /** The origins whose pages may call, separated by commas; empty for none. */
    String allowedOrigins() {
        return allowedOrigins.getValueAsString();
    }

    /** What is set of the limits of tiers and operations. */
    String rateLimits() {
        return rateLimits;
    }

    /** Which addresses of callers to believe, under the names that functions read. */
    Map<String, String> origins() {
        return origins;
    }

    /** The settings of the OpenAI-compatible provider, under the names that functions read. */
    Map<String, String> openAi() {
        return openAi;
    }

    private static String plain(Stack stack, String parameter, String description, String value) {
        return CfnParameter.Builder.create(stack, parameter)
                .description(description)
                .defaultValue(value)
                .build()
                .getValueAsString();
    }

    private void openAi(Stack stack, String parameter, String setting, String description, String value) {
        var made = CfnParameter.Builder.create(stack, "AiOpenAi" + parameter)
                .description(description)
                .noEcho(setting.endsWith("KEY"))
                .defaultValue(value)
                .build();
        openAi.put("AI_OPENAI_" + setting, made.getValueAsString());
    }
}
