package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages in a browser, on a wide screen in light and on a phone in the dark. Pictures are kept in {@code target/pages}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
    private static final int WIDE = 1200;
    private static final int PHONE = 390;

    /** Redoc's own logo, which it can't be told to leave away: our policy lets nothing in from elsewhere. */
    private static final String KEPT_OUT = "https://cdn.redoc.ly/redoc/logo-mini.svg";

    private final Chromium browser = Chromium.start();
    private final Caller operator = Running.organisation();

    @BeforeAll
    void somethingHasHappened() {
        IntStream.range(0, 20)
                .forEach(i -> operator.get("/api/v1/courses?limit=" + (i + 1)).expect(200));
        operator.get("/api/v1/courses/crs_none").expect(404);
    }

    @AfterEach
    void noPageHasComplained() {
        assertThat(browser.complaints())
                .filteredOn(complaint -> !complaint.contains(KEPT_OUT))
                .isEmpty();
    }

    @AfterAll
    void close() {
        browser.close();
    }

    static Stream<Arguments> pages() {
        return Stream.of("/", "/docs", "/redoc", "/problems", "/console", "/admin-metrics.html")
                .flatMap(path -> Stream.of(Arguments.of(path, WIDE, false), Arguments.of(path, PHONE, true)));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("pages")
    void opensAndFits(String path, int width, boolean dark) {
        Chromium.Page page = browser.page(width, dark);
        page.open(operator.base().resolve(path));
        assertThat(page.becomes("document.readyState === 'complete' && document.body.innerText.length > 100"))
                .as("%s has content", path)
                .isTrue();
        assertThat(page.value("document.documentElement.scrollWidth - window.innerWidth")
                        .asInt())
                .as("%s is wider than the screen by so many pixels", path)
                .isLessThanOrEqualTo(0);
        page.picture(picture(path, width));
    }

    @Test
    void showsOperatorsTheMetrics() {
        for (int width : List.of(WIDE, PHONE)) {
            Chromium.Page page = metrics(width);
            for (String title : List.of("Requests (a minute)", "Errors (per step)", "Response time (ms)")) {
                assertThat(page.becomes(chart(title) + "?.dataset.points > 0"))
                        .as("%s has data", title)
                        .isTrue();
            }
            assertThat(page.becomes("document.querySelectorAll('#operations tbody tr').length > 0"))
                    .isTrue();
            assertThat(page.becomes("document.querySelectorAll('#error-requests tbody tr').length > 0"))
                    .isTrue();
            assertThat(page.value("document.querySelectorAll('figure').length").asInt())
                    .isGreaterThanOrEqualTo(11);
            page.picture(picture("/signed-in", width));
        }
    }

    @Test
    void showsDashboardsAndTracesAtTheConsole() {
        for (int width : List.of(WIDE, PHONE)) {
            Chromium.Page page = browser.page(width, width == PHONE);
            page.open(operator.base().resolve("/console"));
            assertThat(page.becomes("document.querySelectorAll('figure polyline').length > 3"))
                    .as("dashboards have data")
                    .isTrue();
            assertThat(page.becomes("document.querySelector('.trace') !== null"))
                    .isTrue();
            page.value("document.querySelector('.trace').open = true");
            assertThat(page.becomes("document.querySelectorAll('.trace[open] rect').length > 1"))
                    .as("a trace has parts")
                    .isTrue();
            assertThat(page.value("document.documentElement.scrollWidth - window.innerWidth")
                            .asInt())
                    .isLessThanOrEqualTo(0);
            page.picture(picture("/console-used", width));
        }
    }

    @Test
    void canBeUsedFromTheKeyboard() {
        Chromium.Page page = metrics(WIDE);
        page.value("document.activeElement.blur()");
        var reached = IntStream.range(0, 15)
                .mapToObj(_ -> {
                    page.press("Tab");
                    return page.value(
                                    "(document.activeElement.name || document.activeElement.id || document.activeElement.textContent)")
                            .asString();
                })
                .toList();
        assertThat(reached).contains("range", "operation", "live", "leave");
    }

    @Test
    void refusesAWrongKeyInWords() {
        Chromium.Page page = browser.page(WIDE, false);
        enter(page, "lyc_nobody");
        assertThat(page.becomes("document.getElementById('state').className === 'bad'"))
                .isTrue();
        assertThat(page.value("document.getElementById('entry').hidden").asBoolean())
                .isFalse();
        assertThat(browser.complaints()).allMatch(each -> each.contains("401"));
    }

    private Chromium.Page metrics(int width) {
        Chromium.Page page = browser.page(width, width == PHONE);
        enter(page, operator.key().orElseThrow());
        assertThat(page.becomes("!document.getElementById('metrics').hidden"))
                .as("the key opens")
                .isTrue();
        return page;
    }

    private void enter(Chromium.Page page, String key) {
        page.open(operator.base().resolve("/admin-metrics.html"));
        assertThat(page.becomes("document.getElementById('entry')?.hidden === false"))
                .isTrue();
        page.value("""
                (() => {
                  const form = document.getElementById("by-key");
                  form.elements.key.value = "%s";
                  form.requestSubmit();
                })()""".formatted(key));
    }

    private static String chart(String title) {
        return "[...document.querySelectorAll('figure')].find((one) => one.firstChild.textContent === '" + title + "')";
    }

    private static Path picture(String path, int width) {
        String name = path.equals("/") ? "front" : path.substring(1).replace(".html", "");
        return Path.of("target", "pages", name + "-" + width + ".png");
    }
}
