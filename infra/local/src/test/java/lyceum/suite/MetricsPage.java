package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

/** The operators' page in a browser, and the two ways in. */
final class MetricsPage {
    private static final String PATH = "/admin-metrics.html";

    private MetricsPage() {}

    /** The page with its two forms, for nobody yet. */
    static Chromium.Page opened(Chromium browser, Caller system, int width, boolean dark) {
        Chromium.Page page = browser.page(width, dark);
        page.open(system.base().resolve(PATH));
        assertThat(page.becomes("document.getElementById('entry')?.hidden === false"))
                .as("the page asks who is there")
                .isTrue();
        return page;
    }

    static void enterByKey(Chromium.Page page, String key) {
        page.value("""
                (() => {
                  const form = document.getElementById("by-key");
                  form.elements.key.value = "%s";
                  form.requestSubmit();
                })()""".formatted(key));
    }

    static void enterByPassword(Chromium.Page page, String email, String password) {
        page.value("""
                (() => {
                  const form = document.getElementById("by-password");
                  form.elements.email.value = "%s";
                  form.elements.password.value = "%s";
                  form.requestSubmit();
                })()""".formatted(email, password));
    }

    /** Opens the page and enters with the caller's key. */
    static Chromium.Page entered(Chromium browser, Caller operator, int width, boolean dark) {
        Chromium.Page page = opened(browser, operator, width, dark);
        enterByKey(page, operator.key().orElseThrow());
        assertThat(shows(page)).as("the key opens").isTrue();
        return page;
    }

    static boolean shows(Chromium.Page page) {
        return page.becomes("!document.getElementById('metrics').hidden");
    }

    /** What the page says once it refuses. */
    static String refusal(Chromium.Page page) {
        assertThat(page.becomes("document.getElementById('state').className === 'bad'"))
                .as("the page says that it refuses")
                .isTrue();
        assertThat(page.value("document.getElementById('entry').hidden").asBoolean())
                .as("the forms are gone")
                .isFalse();
        return page.value("document.getElementById('state').textContent").asString();
    }
}
