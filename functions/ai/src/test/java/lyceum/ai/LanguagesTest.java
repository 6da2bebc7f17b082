package lyceum.ai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguagesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The plant joins the hydrogen with carbon dioxide from the air and makes a sugar that stores the energy of the light, which it needs at night.",
                "de | Die Pflanze verbindet den Wasserstoff mit dem Kohlendioxid aus der Luft und macht daraus einen Zucker, der die Energie des Lichts für die Nacht speichert.",
                "fr | La plante combine l'hydrogène avec le dioxyde de carbone de l'air et en fait un sucre qui garde pour la nuit l'énergie de la lumière dans les feuilles.",
                "es | La planta une el hidrógeno con el dióxido de carbono del aire y hace un azúcar que guarda la energía de la luz para la noche en las hojas del tallo.",
                "it | La pianta unisce l'idrogeno con il diossido di carbonio della aria e ne fa uno zucchero che conserva la energia della luce per la notte e per il freddo.",
                "nl | De plant verbindt de waterstof met koolstofdioxide uit de lucht en maakt er een suiker van die de energie van het licht voor de nacht bewaart in het blad.",
                "sv | Växten förenar vätet med koldioxid från luften och gör ett socker som lagrar ljusets energi till natten, och det är en del av det som den behöver för att leva.",
                "pl | Roślina łączy wodór z dwutlenkiem węgla z powietrza i tworzy cukier, który na noc się nie zużywa, ale jest w liściach i do tego się go potem potrzebuje.",
                "ru | Растение соединяет водород с углекислым газом из воздуха и делает сахар, который хранит энергию света."
            })
    void tellsLanguagesApart(String language, String text) {
        assertThat(Languages.looksLike(text, language)).isTrue();
        for (String other : new String[] {"en", "de", "fr", "pl", "el"}) {
            assertThat(Languages.looksLike(text, other)).as(other).isEqualTo(other.equals(language));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-GB | The sea and the land are not of one colour in this light, and it is at night that they have most of it.",
                "de | 12 14 16 18 20 22",
                "fr | Hello world",
                "sw | Jua linatoa mwanga na joto kwa dunia nzima na mimea huitumia kutengeneza chakula chake kila siku bila kukoma."
            })
    void saysNothingAgainstWhatItCannotTell(String tag, String text) {
        assertThat(Languages.looksLike(text, tag)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"da, nb", "nb, da", "nb, no"})
    void neighboursPassForOneAnother(String one, String other) {
        String text = one.equals("da")
                ? "Planten forener brint med kuldioxid fra luften og laver et sukker som gemmer lysets energi til natten, og det er en del af det den skal bruge."
                : "Planten forener hydrogen med karbondioksid fra luften og lager et sukker som lagrer lysets energi til natten, og det er en del av det den trenger.";
        assertThat(Languages.looksLike(text, other)).isTrue();
    }
}
