package lyceum.ai;

import java.lang.Character.UnicodeScript;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells European languages apart by their commonest words, and others by their script. Made to refuse a source in the wrong
 * language, so it only says no where it is sure: of a language that it does not know, of very short texts and of tables of
 * figures it says nothing.
 */
public final class Languages {
    private static final int SAMPLE = 200_000;
    private static final int MIN_WORDS = 20;
    /** In running text of any of these languages, more of the words are among its commonest. */
    private static final double MIN_SHARE = 0.08;
    /** A language with nearly as many hits as the best may be the right one: Danish, Norwegian; Spanish, Portuguese. */
    private static final double NEIGHBOUR = 0.75;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}']+");
    private static final Map<String, Set<String>> COMMON = new LinkedHashMap<>();
    private static final Map<UnicodeScript, Set<String>> SCRIPTS = Map.of(
            UnicodeScript.CYRILLIC, Set.of("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg"),
            UnicodeScript.GREEK, Set.of("el"),
            UnicodeScript.ARABIC, Set.of("ar", "fa", "ur", "ps", "ug"),
            UnicodeScript.HEBREW, Set.of("he", "yi"),
            UnicodeScript.HAN, Set.of("zh", "ja"),
            UnicodeScript.HIRAGANA, Set.of("ja"),
            UnicodeScript.HANGUL, Set.of("ko"),
            UnicodeScript.DEVANAGARI, Set.of("hi", "mr", "ne", "sa"),
            UnicodeScript.THAI, Set.of("th"));

    static {
        common(
                "en",
                "the of and to a in is that it for was on are as with be this by not or from at which have an you");
        common(
                "de",
                "der die und das den von zu mit sich des ist im nicht ein eine als auch es an werden aus dem wird auf");
        common("fr", "le la les de des et est un une du en que dans pour qui sur pas par au ce il avec sont plus ne");
        common("es", "de la que el en y los del se las por un para con no una su al es lo como más pero sus le");
        common("it", "di che il la e per un in del non è una con le i da si della sono al come gli dei più nel");
        common("pt", "de que e o a do da em um para com não uma os no se na por mais as dos como ao das é");
        common("nl", "de het een van en in is dat op te zijn met voor niet aan er om ook als door maar bij wordt");
        common("sv", "och att det som en på är av för med den till inte om ett men var har de kan från vid så");
        common("da", "og at det som en på er af for med den til ikke om et men var har de kan fra ved så der");
        common("nb", "og at det som en på er av for med den til ikke om et men var har de kan fra ved så jeg");
        common("fi", "ja on ei se että oli hän mutta ovat joka kun niin myös kuin tai sen ole voi jos mukaan");
        common("pl", "i w na z się nie do to że jest o jak za od po przez dla są ale tym który oraz jego");
        common("cs", "a v se na je že s z do o k to i jako pro který by jsou ale po od nebo ve byl");
        common("hu", "a az és hogy nem is egy ez van meg de csak volt el mint már ha még vagy kell azt");
        common("ro", "și de în la a cu pe nu este că din o care pentru un mai sau se prin sunt ca fi au");
        common("tr", "ve bir bu da de için ile olarak çok daha olan gibi kadar ne var en ama ya sonra her");
    }

    private Languages() {}

    private static void common(String language, String words) {
        COMMON.put(language, Set.of(words.split(" ")));
    }

    /** Whether {@code text} may be in the language of the BCP 47 tag {@code tag}; true where that can't be told. */
    public static boolean looksLike(String text, String tag) {
        String wanted = language(tag);
        var sample = text.substring(0, Math.min(text.length(), SAMPLE));
        var script = script(sample);
        if (script.isPresent() && script.get() != UnicodeScript.LATIN) {
            return !SCRIPTS.containsKey(script.get())
                    || SCRIPTS.get(script.get()).contains(wanted)
                    || !known(wanted);
        }
        if (!COMMON.containsKey(wanted)) {
            return !script.equals(Optional.of(UnicodeScript.LATIN)) || !hasOwnScript(wanted);
        }
        var hits = hits(sample);
        var best = guess(hits);
        return best.isEmpty() || hits.of(wanted) >= NEIGHBOUR * hits.of(best.get());
    }

    private record Hits(Map<String, Integer> byLanguage, int words) {
        int of(String language) {
            return byLanguage.getOrDefault(language, 0);
        }
    }

    private static Hits hits(String text) {
        var hits = new HashMap<String, Integer>();
        int words = 0;
        var matcher = WORD.matcher(text);
        while (matcher.find()) {
            words++;
            String word = matcher.group().toLowerCase(Locale.ROOT);
            COMMON.forEach((language, common) -> {
                if (common.contains(word)) {
                    hits.merge(language, 1, Integer::sum);
                }
            });
        }
        return new Hits(hits, words);
    }

    private static Optional<String> guess(Hits hits) {
        return COMMON.keySet().stream()
                .max(Comparator.comparingInt(hits::of))
                .filter(best -> hits.words() >= MIN_WORDS && hits.of(best) >= hits.words() * MIN_SHARE);
    }

    /** The script of most letters, where there are enough of them. */
    private static Optional<UnicodeScript> script(String text) {
        var letters = new HashMap<UnicodeScript, Integer>();
        text.codePoints().filter(Character::isLetter).forEach(c -> letters.merge(UnicodeScript.of(c), 1, Integer::sum));
        int all = letters.values().stream().mapToInt(Integer::intValue).sum();
        return letters.entrySet().stream()
                .filter(entry -> all >= MIN_WORDS && entry.getValue() > all / 2)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean hasOwnScript(String language) {
        return SCRIPTS.values().stream().anyMatch(languages -> languages.contains(language));
    }

    private static boolean known(String language) {
        return COMMON.containsKey(language) || hasOwnScript(language);
    }

    private static String language(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        return List.of("no", "nn").contains(language) ? "nb" : language;
    }
}
