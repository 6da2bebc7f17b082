package lyceum.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import lyceum.platform.Settings;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class CursorsTest {
    private final Cursors cursors = new Cursors(new Settings.Secret("of this test"));

    @Property
    void aCursorLeadsBackToItsPosition(
            @ForAll String scope,
            @ForAll @Size(max = 3) Map<@StringLength(max = 20) String, @StringLength(max = 60) String> position) {
        assertThat(cursors.open(scope, cursors.seal(scope, position))).contains(position);
    }

    @Property
    void aCursorIsGoodForItsOwnListOnly(@ForAll String scope, @ForAll String other) {
        Assume.that(!scope.equals(other));
        assertThat(cursors.open(other, cursors.seal(scope, Map.of("PK", "a")))).isEmpty();
    }

    @Property
    void anyChangeIsNoticed(@ForAll @IntRange(max = 40) int place, @ForAll @IntRange(min = 33, max = 126) int letter) {
        String sealed = cursors.seal("list", Map.of("PK", "ORG#1", "SK", "COURSE#2"));
        Assume.that(sealed.charAt(place) != letter);
        String changed = sealed.substring(0, place) + (char) letter + sealed.substring(place + 1);

        assertThat(cursors.open("list", changed)).isEmpty();
    }

    @Property
    void anyTextIsNoCursor(@ForAll String text) {
        assertThat(cursors.open("list", text)).isEmpty();
    }

    @Property(tries = 20)
    void aCursorOfAnotherSecretIsRefused(
            @ForAll @Size(max = 3) Map<@StringLength(max = 20) String, @StringLength(max = 60) String> position) {
        var others = new Cursors(new Settings.Secret("of another installation"));
        assertThat(cursors.open("list", others.seal("list", position))).isEmpty();
    }
}
