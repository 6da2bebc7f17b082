package lyceum.tables.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import lyceum.tables.rejection.Rejection;
import software.amazon.awssdk.core.SdkBytes;

/** The refusals of sets that name a member twice. */
final class Duplicates {
    private Duplicates() {}

    static Rejection strings(List<String> given, Wording wording) {
        var shown = wording == Wording.OLDER
                ? given.toString()
                : list(upToTheRepeat(given, Order::strings), member -> '"' + member + '"', ", ");
        return Rejection.invalidParameter("Input collection " + shown + " contains duplicates.");
    }

    static Rejection binaries(List<SdkBytes> given, Wording wording) {
        var shown = wording == Wording.OLDER
                ? list(given, Duplicates::base64, ", ")
                : list(upToTheRepeat(given, Order::binaries), member -> '"' + base64(member) + '"', ",");
        return Rejection.invalidParameter("Input collection " + shown + "of type BS contains duplicates.");
    }

    static Rejection numbers(List<BigDecimal> given, Wording wording) {
        return wording == Wording.OLDER
                ? Rejection.validation("Input collection contains duplicates")
                : Rejection.invalidParameter("Input collection contains duplicates.");
    }

    // The service sorts as it reads: what came before the first repeat is in order, the rest as sent.
    private static <T> List<T> upToTheRepeat(List<T> given, Function<Collection<T>, List<T>> sort) {
        var seen = new LinkedHashSet<T>();
        var repeat = 0;
        while (seen.add(given.get(repeat))) {
            repeat++;
        }
        var shown = new ArrayList<>(sort.apply(seen));
        shown.addAll(given.subList(repeat, given.size()));
        return shown;
    }

    private static <T> String list(List<T> members, Function<T, String> show, String separator) {
        return members.stream().map(show).collect(Collectors.joining(separator, "[", "]"));
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
    }
}
