package lyceum.courses.generation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import lyceum.ai.Refusal;
import lyceum.contract.courses.Source;
import org.junit.jupiter.api.Test;

/** Sources that no course can be made of. */
final class UnusableSourceTest {
    private static final String UPLOAD = "upl_01JD9Z6Q4M8T5X2B7N3C1VKPWR";

    private final Workshop workshop = new Workshop();

    @Test
    void aSourceInAnotherLanguageFailsTheJobAndNamesTheSource() {
        String german =
                "Der Wind ist bewegte Luft, die von einem Ort mit hohem Druck zu einem Ort mit niedrigem Druck zieht. ";
        workshop.order("none", new Source("Wetter", Optional.of(german.repeat(5)), Optional.empty()));
        workshop.deliver();

        workshop.assertFailed("wrong-language", "Wetter");
    }

    @Test
    void anAuthorWhoCantReadTheLanguageFailsTheJob() {
        workshop.author.refusesOutline(Refusal.WRONG_LANGUAGE);
        workshop.order("none");
        workshop.deliver();

        workshop.assertFailed("wrong-language", "No outline.");
    }

    @Test
    void anUnreadableUploadFailsTheJobAndNamesTheSource() {
        workshop.blobs.put("uploads/org_a/" + UPLOAD, "not a pdf".getBytes(UTF_8), "application/pdf");
        workshop.order("none", new Source("Handbook", Optional.empty(), Optional.of(UPLOAD)));
        workshop.deliver();

        workshop.assertFailed("unreadable-source", "Handbook");
    }

    @Test
    void anUploadThatIsGoneFailsTheJob() {
        workshop.blobs.put("uploads/org_a/" + UPLOAD, "some text".getBytes(UTF_8), "text/plain");
        workshop.order("none", new Source("Handbook", Optional.empty(), Optional.of(UPLOAD)));
        workshop.blobs.remove("uploads/org_a/" + UPLOAD);
        workshop.deliver();

        workshop.assertFailed("upload-not-found", "Handbook");
    }
}
