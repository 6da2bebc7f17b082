package lyceum.ai.offline;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The number of English nouns. */
final class Nouns {
    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("stomata", "stoma"),
            Map.entry("criteria", "criterion"),
            Map.entry("phenomena", "phenomenon"),
            Map.entry("indices", "index"),
            Map.entry("vertices", "vertex"),
            Map.entry("matrices", "matrix"),
            Map.entry("appendices", "appendix"),
            Map.entry("children", "child"),
            Map.entry("men", "man"),
            Map.entry("women", "woman"),
            Map.entry("people", "person"),
            Map.entry("feet", "foot"),
            Map.entry("teeth", "tooth"),
            Map.entry("mice", "mouse"),
            Map.entry("geese", "goose"),
            Map.entry("bacteria", "bacterium"),
            Map.entry("nuclei", "nucleus"),
            Map.entry("radii", "radius"),
            Map.entry("fungi", "fungus"),
            Map.entry("foci", "focus"),
            Map.entry("stimuli", "stimulus"),
            Map.entry("leaves", "leaf"),
            Map.entry("halves", "half"),
            Map.entry("lives", "life"),
            Map.entry("wolves", "wolf"),
            Map.entry("knives", "knife"),
            Map.entry("shelves", "shelf"),
            Map.entry("selves", "self"),
            Map.entry("wives", "wife"),
            Map.entry("loaves", "loaf"),
            Map.entry("calves", "calf"),
            Map.entry("axes", "axis"),
            Map.entry("analyses", "analysis"),
            Map.entry("bases", "base"),
            Map.entry("hypotheses", "hypothesis"),
            Map.entry("theses", "thesis"),
            Map.entry("crises", "crisis"),
            Map.entry("oases", "oasis"),
            Map.entry("parentheses", "parenthesis"),
            Map.entry("media", "medium"),
            Map.entry("spectra", "spectrum"),
            Map.entry("equinoxes", "equinox"),
            Map.entry("solstices", "solstice"),
            Map.entry("ellipses", "ellipse"),
            Map.entry("caches", "cache"),
            Map.entry("aches", "ache"),
            Map.entry("movies", "movie"),
            Map.entry("cookies", "cookie"),
            Map.entry("ties", "tie"),
            Map.entry("lies", "lie"),
            Map.entry("pies", "pie"),
            Map.entry("gases", "gas"),
            Map.entry("lenses", "lens"),
            Map.entry("aliases", "alias"),
            Map.entry("biases", "bias"),
            Map.entry("buses", "bus"),
            Map.entry("viruses", "virus"),
            Map.entry("statuses", "status"),
            Map.entry("sizes", "size"),
            Map.entry("prizes", "prize"),
            Map.entry("mazes", "maze"));
    private static final Set<String> SINGULAR_IN_S = Set.of(
            "gas",
            "lens",
            "bias",
            "alias",
            "canvas",
            "atlas",
            "series",
            "species",
            "news",
            "means",
            "chaos",
            "perhaps",
            "apparatus",
            "always",
            "christmas",
            "texas",
            "physics",
            "mathematics",
            "linux",
            "dns",
            "os",
            "css",
            "https",
            "gps",
            "aids",
            "its",
            "pancreas",
            "cosmos",
            "ethos",
            "headquarters",
            "mars",
            "james",
            "paris",
            "athens");

    private Nouns() {}

    static boolean plural(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return !singular(lower).equals(lower);
    }

    /** The singular of a lower-case noun; the noun itself where it is singular. */
    static String singular(String noun) {
        if (IRREGULAR.containsKey(noun)) {
            return IRREGULAR.get(noun);
        }
        if (noun.length() > 4 && noun.endsWith("ae")) {
            return noun.substring(0, noun.length() - 1);
        }
        if (noun.length() < 4
                || !noun.endsWith("s")
                || SINGULAR_IN_S.contains(noun)
                || noun.matches(".*(?:ss|us|is|ics)")) {
            return noun;
        }
        String stem = noun.substring(0, noun.length() - 1);
        if (noun.endsWith("ies")) {
            return noun.substring(0, noun.length() - 3) + "y";
        }
        if (noun.matches(".*(?:sses|xes|ches|shes|zzes|oes)")) {
            return noun.substring(0, noun.length() - 2);
        }
        return stem;
    }
}
