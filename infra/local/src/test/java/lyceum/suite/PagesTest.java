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

    private static final String DRAWN_OR_SAID = """
            [...document.querySelectorAll("figure")].filter((one) => one.checkVisibility()).every((one) => one.dataset.points > 0
              ? one.querySelector("canvas").checkVisibility()
              : one.innerText.includes("no data in this range") && !one.querySelector("canvas")?.checkVisibility())""";

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
        assertThat(
                        page.becomes(
                                "document.readyState === 'complete' && document.body.innerText.length > 100 && !document.body.innerText.includes('Reading')"))
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
            Chromium.Page page = MetricsPage.entered(browser, operator, width, width == PHONE);
            for (String title : List.of("Requests (a minute)", "Errors (a minute)", "Response time (ms)")) {
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
    void drawsTheTemplatesDashboardsAtTheConsole() {
        for (int width : List.of(WIDE, PHONE)) {
            Chromium.Page page = console("#dashboards", width);
            assertThat(page.becomes(
                            "document.querySelectorAll('#charts figure:not([data-points=\"0\"]) canvas').length > 3"))
                    .as("dashboards have data")
                    .isTrue();
            assertThat(page.value("[...document.querySelectorAll('#time option')].map((one) => one.text).join()")
                            .asString())
                    .contains("Application,Database,System,Business");
            for (int i = 3; i >= 0; i--) {
                page.value("""
                        (() => {
                          const time = document.getElementById("time");
                          time.elements.dashboard.selectedIndex = %d;
                          time.dispatchEvent(new Event("change"));
                        })()""".formatted(i));
                assertThat(page.becomes(DRAWN_OR_SAID))
                        .as("each metric is drawn, or says that there is nothing to draw")
                        .isTrue();
            }
            page.picture(picture("/console-dashboards", width));
        }
    }

    @Test
    void failedRequestsAreOneClickAwayAndTheirTracesTwo() {
        for (int width : List.of(WIDE, PHONE)) {
            Chromium.Page page = console("", width);
            assertThat(page.becomes("document.querySelector('#tiles a[href=\"#failed\"]') !== null"))
                    .isTrue();
            assertThat(page.becomes("document.querySelectorAll('#glance figure').length === 3"))
                    .as("requests, errors and latency at a glance")
                    .isTrue();
            page.value("document.querySelector('#tiles a[href=\"#failed\"]').click()");
            assertThat(page.becomes("document.querySelector('#traces tbody .bad')?.checkVisibility()"))
                    .as("failed requests are listed")
                    .isTrue();
            page.value("document.querySelector('#traces tbody button').click()");
            assertThat(page.becomes("document.querySelectorAll('#traces .below rect').length > 1"))
                    .as("a trace has parts")
                    .isTrue();
            assertThat(page.value("document.documentElement.scrollWidth - window.innerWidth")
                            .asInt())
                    .isLessThanOrEqualTo(0);
            page.picture(picture("/console-failed", width));
        }
    }

    @Test
    void aFailedRequestOfTheMetricsLeadsToItsTrace() {
        Chromium.Page page = MetricsPage.entered(browser, operator, WIDE, true);
        page.value("document.getElementById('tab-errors').click()");
        assertThat(page.becomes("document.querySelector('#error-requests a')?.checkVisibility()"))
                .isTrue();
        page.picture(picture("/signed-in-failed", WIDE));
        String request = page.value("document.querySelector('#error-requests a').textContent")
                .asString();
        page.value("document.querySelector('#error-requests a').click()");
        assertThat(page.becomes("document.querySelector('#traces tbody code')?.textContent === '" + request + "'"))
                .as("the console shows %s", request)
                .isTrue();
    }

    private Chromium.Page console(String part, int width) {
        Chromium.Page page = browser.page(width, width == PHONE);
        page.open(operator.base().resolve("/console" + part));
        return page;
    }

    private static String chart(String title) {
        return "[...document.querySelectorAll('figure')].find((one) => one.firstChild.textContent === '" + title + "')";
    }

    private static Path picture(String path, int width) {
        String name = path.equals("/") ? "front" : path.substring(1).replace(".html", "");
        return Path.of("target", "pages", name + "-" + width + ".png");
    }
}
