package lyceum.ai.openai;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to reach an OpenAI-compatible provider. Prices are in millionths of a US dollar for 1,000 tokens; 0 where calls cost
 * nothing. {@link #toString} leaves the key out.
 */
public record OpenAiSettings(
        URI baseUrl, String apiKey, String model, Duration timeout, long inputMicroUsdPer1k, long outputMicroUsdPer1k) {
    private static final String PREFIX = "AI_OPENAI_";
    private static final long MAX_TIMEOUT_SECONDS = 600;

    /** Empty where neither address, key nor model is given. */
    public static Optional<OpenAiSettings> from(Map<String, String> settings) {
        var reader = new Reader(settings, new ArrayList<>());
        if (reader.absent("BASE_URL") && reader.absent("API_KEY") && reader.absent("MODEL")) {
            return Optional.empty();
        }
        var read = new OpenAiSettings(
                reader.address("BASE_URL"),
                reader.required("API_KEY"),
                reader.required("MODEL"),
                Duration.ofSeconds(reader.number("TIMEOUT_SECONDS", 60, 1, MAX_TIMEOUT_SECONDS)),
                reader.number("INPUT_MICRO_USD_PER_1K", 0, 0, Integer.MAX_VALUE),
                reader.number("OUTPUT_MICRO_USD_PER_1K", 0, 0, Integer.MAX_VALUE));
        if (!reader.errors.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", reader.errors));
        }
        return Optional.of(read);
    }

    /** What a call costs, in millionths of a US dollar, rounded up. */
    long cost(long inputTokens, long outputTokens) {
        return Math.ceilDiv(inputTokens * inputMicroUsdPer1k + outputTokens * outputMicroUsdPer1k, 1000);
    }

    @Override
    public String toString() {
        return "OpenAiSettings[baseUrl=" + baseUrl + ", model=" + model + ", timeout=" + timeout + "]";
    }

    private record Reader(Map<String, String> settings, List<String> errors) {
        boolean absent(String name) {
            return value(name).isEmpty();
        }

        String value(String name) {
            return settings.getOrDefault(PREFIX + name, "").strip();
        }

        String required(String name) {
            if (absent(name)) {
                errors.add(PREFIX + name + " is required where another AI_OPENAI setting is given");
            }
            return value(name);
        }

        URI address(String name) {
            String value = required(name);
            try {
                var address = new URI(value);
                if (!value.isEmpty() && !List.of("http", "https").contains(address.getScheme())) {
                    errors.add(PREFIX + name + " must begin with http:// or https://");
                }
                return address;
            } catch (URISyntaxException e) {
                errors.add(PREFIX + name + " is not an address: " + e.getMessage());
                return URI.create("");
            }
        }

        long number(String name, long absent, long min, long max) {
            if (absent(name)) {
                return absent;
            }
            try {
                long value = Long.parseLong(value(name));
                if (value < min || value > max) {
                    errors.add(PREFIX + name + " must lie between " + min + " and " + max);
                }
                return value;
            } catch (NumberFormatException _) {
                errors.add(PREFIX + name + " must be a whole number");
                return absent;
            }
        }
    }
}
