package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of figures for those who use no mouse, who see little, or nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityTest {
    private static final int WIDE = 1200;
    private static final int PHONE = 390;
    private static final int MOST_STEPS = 40;

    /** What has the focus: how it is called, or that it is not to be seen. */
    private static final String FOCUSED = """
            (() => {
              const one = document.activeElement;
              const style = getComputedStyle(one);
              if (one === document.body) return "the page";
              if (!one.checkVisibility() || style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 1) return "unseen " + one.outerHTML;
              return (one.id || one.name || one.textContent).trim() || "unnamed " + one.outerHTML;
            })()""";

    /** What people who hear the page would stumble over. */
    private static final String FAULTS = """
            [
              ...[...document.querySelectorAll("button, a, input, select")]
                .filter((one) => !(one.textContent.trim() || one.ariaLabel || [...(one.labels ?? [])].some((label) => label.textContent.trim())))
                .map((one) => "has no name: " + one.outerHTML),
              ...[...document.querySelectorAll("[role=tab]")]
                .filter((one) => document.getElementById(one.getAttribute("aria-controls"))?.getAttribute("aria-labelledby") !== one.id)
                .map((one) => "leads nowhere: " + one.outerHTML),
              ...[...document.querySelectorAll("[role=tablist]:not([aria-label]), [role=img]:not([hidden]):not([aria-label])")]
                .filter((one) => one.checkVisibility())
                .map((one) => "says nothing: " + one.outerHTML.slice(0, 200)),
              ...[...document.querySelectorAll("thead th:not([scope])")].map((one) => "heads nothing: " + one.outerHTML),
              ...(document.querySelectorAll("[role=tab][aria-selected=true]").length === 1 ? [] : ["not one tab is selected"]),
              ...(document.documentElement.lang ? [] : ["the page has no language"]),
              ...(document.querySelectorAll("h1").length === 1 ? [] : ["the page has not one title"]),
            ].join("\\n")""";

    /** The pairs of colours with too little contrast, by WCAG 2.2 (relative luminance; 4.5 for text, 3 for lines). */
    private static final String TOO_FAINT = """
            (() => {
              const colour = (name) => getComputedStyle(document.body).getPropertyValue("--" + name).trim();
              const channel = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
              const luminance = (hex) => [0.2126, 0.7152, 0.0722]
                .reduce((sum, weight, i) => sum + weight * channel(parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16) / 255), 0);
              const contrast = (one, other) => {
                const [low, high] = [luminance(colour(one)), luminance(colour(other))].sort((a, b) => a - b);
                return (high + 0.05) / (low + 0.05);
              };
              const series = Array.from({ length: 6 }, (_, i) => "series-" + i);
              return ["paper", "card"].flatMap((ground) => [
                ...["ink", "quiet", "green", "bad"].map((text) => [text, ground, 4.5]),
                ...["good", ...series].map((line) => [line, ground, 3]),
              ]).filter(([one, other, least]) => !(contrast(one, other) >= least))
                .map(([one, other]) => one + " on " + other + ": " + contrast(one, other)).join("\\n");
            })()""";

    private final Chromium browser = Chromium.start();
    private final Caller operator = Running.organisation();

    @AfterAll
    void close() {
        browser.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, PHONE})
    void theMetricsAreWalkedByKeyboard(int width) {
        operator.get("/api/v1/courses/crs_none").expect(404);
        Chromium.Page page = MetricsPage.entered(browser, operator, width, width == PHONE);
        assertThat(page.becomes("document.querySelectorAll('#operations tbody tr').length > 0"))
                .isTrue();
        restart(page);

        assertThat(walk(page, "tab-overview")).contains("range", "operation", "live", "leave");
        page.press("ArrowRight");
        assertThat(focus(page)).isEqualTo("tab-operations");
        assertThat(visible(page, "by-operation")).isTrue();
        page.press("Tab");
        assertThat(page.value("document.activeElement.closest('#operations') !== null")
                        .asBoolean())
                .as("a row of the table")
                .isTrue();
        page.press("Enter");
        assertThat(page.becomes("document.getElementById('controls').elements.operation.value !== ''"))
                .as("Enter on an operation shows it alone")
                .isTrue();
        assertThat(visible(page, "overview")).isTrue();
        page.value("document.getElementById('tab-overview').focus()");
        page.press("End");
        assertThat(visible(page, "behind")).isTrue();
        assertThat(faults(page)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, PHONE})
    void theConsoleIsWalkedByKeyboard(int width) {
        operator.get("/api/v1/courses/crs_none").expect(404);
        Chromium.Page page = browser.page(width, width == PHONE);
        page.open(operator.base().resolve("/console"));
        assertThat(page.becomes("document.querySelectorAll('#tiles a').length > 1"))
                .isTrue();
        restart(page);

        walk(page, "tab-now");
        page.press("ArrowRight");
        assertThat(visible(page, "requests")).isTrue();
        walk(page, "text");
        page.press("Tab");
        assertThat(page.value("document.activeElement.closest('#traces') !== null")
                        .asBoolean())
                .isTrue();
        page.press("Enter");
        assertThat(page.becomes("document.querySelectorAll('#traces .below rect').length > 0"))
                .as("Enter on a request opens its trace")
                .isTrue();
        assertThat(page.becomes("document.activeElement.getAttribute('aria-expanded') === 'true'"))
                .as("the focus stays where it was")
                .isTrue();
        assertThat(faults(page)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/admin-metrics.html, false", "/admin-metrics.html, true", "/console, false", "/console, true"})
    void whatIsWrittenCanBeRead(String path, boolean dark) {
        Chromium.Page page = browser.page(WIDE, dark);
        page.open(operator.base().resolve(path));
        assertThat(page.becomes("document.readyState === 'complete'")).isTrue();

        assertThat(page.value(TOO_FAINT).asString()).isEmpty();
    }

    @Test
    void aTableThatIsReadAnewKeepsTheFocus() {
        Chromium.Page page = MetricsPage.entered(browser, operator, WIDE, false);
        page.value("document.getElementById('tab-operations').click()");
        assertThat(page.becomes("document.querySelector('#operations button')?.checkVisibility()"))
                .isTrue();
        page.value("document.querySelector('#operations button').focus()");
        String before = page.value("document.activeElement.textContent").asString();

        operator.get("/api/v1/courses?limit=1").expect(200);
        page.value("""
                (() => {
                  document.getElementById("state").textContent = "";
                  document.getElementById("controls").dispatchEvent(new Event("change"));
                })()""");

        assertThat(page.becomes("document.getElementById('state').textContent !== ''"))
                .isTrue();
        assertThat(page.value("document.activeElement.textContent").asString()).isEqualTo(before);
    }

    /** Goes on by Tab until this has the focus; what it came by, each seen and named. */
    private static List<String> walk(Chromium.Page page, String until) {
        var reached = new ArrayList<String>();
        while (reached.size() < MOST_STEPS) {
            page.press("Tab");
            String now = focus(page);
            reached.add(now);
            if (now.equals(until)) {
                assertThat(reached).noneMatch(one -> one.startsWith("unseen ") || one.startsWith("unnamed "));
                return reached;
            }
        }
        throw new AssertionError("Tab does not lead to " + until + " but by " + reached);
    }

    private static void restart(Chromium.Page page) {
        page.value("document.activeElement.blur()");
    }

    private static String focus(Chromium.Page page) {
        return page.value(FOCUSED).asString();
    }

    private static boolean visible(Chromium.Page page, String part) {
        return page.becomes("document.getElementById('" + part + "').checkVisibility()");
    }

    private static String faults(Chromium.Page page) {
        return page.value(FAULTS).asString();
    }
}
