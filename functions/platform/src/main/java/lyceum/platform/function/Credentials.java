package lyceum.platform.function;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a caller shows to prove who they are, from the header {@code Authorization}. */
public sealed interface Credentials {
    String HEADER = "Authorization";

    /** {@code ApiKey k}. */
    record ApiKey(String key) implements Credentials {
        /** Leaves the key out. */
        @Override
        public String toString() {
            return "ApiKey[hidden]";
        }
    }

    /** {@code Bearer t} (RFC 6750). */
    record Bearer(String token) implements Credentials {
        /** Leaves the token out. */
        @Override
        public String toString() {
            return "Bearer[hidden]";
        }
    }

    /** The value of the header; secret. */
    default String header() {
        return switch (this) {
            case ApiKey(var key) -> "ApiKey " + key;
            case Bearer(var token) -> "Bearer " + token;
        };
    }

    /** The credentials among a request's headers, whose names may be written in any case; empty for none of a known scheme. */
    static Optional<Credentials> of(@Nullable Map<String, String> headers) {
        return headers == null
                ? Optional.empty()
                : headers.entrySet().stream()
                        .filter(header ->
                                header.getKey().toLowerCase(Locale.ROOT).equals("authorization"))
                        .findFirst()
                        .flatMap(header -> of(header.getValue()));
    }

    private static Optional<Credentials> of(String authorization) {
        Matcher form = Form.SCHEME.matcher(authorization);
        if (!form.matches()) {
            return Optional.empty();
        }
        return switch (form.group(1).toLowerCase(Locale.ROOT)) {
            case "apikey" -> Optional.of(new ApiKey(form.group(2)));
            case "bearer" -> Optional.of(new Bearer(form.group(2)));
            default -> Optional.empty();
        };
    }

    /** How the header is written (RFC 9110 §11.4). */
    final class Form {
        private static final Pattern SCHEME = Pattern.compile("([A-Za-z]{1,10}) +([\\x21-\\x7e]{1,8192})");

        private Form() {}
    }
}
