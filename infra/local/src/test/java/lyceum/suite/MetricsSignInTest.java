package lyceum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who gets in to the operators' page: a key of theirs, a person who is one; and what the others are told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsSignInTest {
    private static final int WIDTH = 1200;

    private final Chromium browser = Chromium.start();
    private final Caller system = Running.organisation();

    @AfterAll
    void close() {
        browser.close();
    }

    @Test
    void aPersonWhoIsAnOperatorSignsInByPassword() {
        Person person = Person.signedIn(system.anonymous());
        invite(person);

        Chromium.Page page = MetricsPage.opened(browser, system, WIDTH, false);
        MetricsPage.enterByPassword(page, person.email(), Person.PASSWORD);

        assertThat(MetricsPage.shows(page)).as("the password opens").isTrue();
        assertThat(page.becomes("document.querySelectorAll('#tiles dd').length > 10"))
                .isTrue();
        assertThat(page.value("document.querySelector('#by-password').elements.password.value")
                        .asString())
                .as("the password is not kept")
                .isEmpty();
        page.value("document.getElementById('leave').click()");
        assertThat(page.becomes("!document.getElementById('entry').hidden")).isTrue();
        assertThat(page.value("sessionStorage.length").asInt()).isZero();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theirTokensAreRenewedWhenTheyEnd() {
        Person person = Person.signedIn(system.anonymous());
        invite(person);
        Chromium.Page page = MetricsPage.opened(browser, system, WIDTH, false);
        MetricsPage.enterByPassword(page, person.email(), Person.PASSWORD);
        assertThat(MetricsPage.shows(page)).isTrue();

        page.value("""
                (() => {
                  const who = JSON.parse(sessionStorage.getItem("lyceum.metrics"));
                  sessionStorage.setItem("lyceum.metrics", JSON.stringify({ ...who, authorization: "Bearer ended" }));
                  document.getElementById("state").textContent = "";
                  document.getElementById("controls").dispatchEvent(new Event("change"));
                })()""");

        assertThat(page.becomes("document.getElementById('state').textContent.startsWith('Read at')"))
                .as("the page reads on")
                .isTrue();
        assertThat(page.value("sessionStorage.getItem('lyceum.metrics')").asString())
                .doesNotContain("ended");
        assertThat(browser.complaints()).allMatch(each -> each.contains("401"));
    }

    @Test
    void aWrongPasswordIsRefusedInWords() {
        Person person = Person.signedIn(system.anonymous());
        Chromium.Page page = MetricsPage.opened(browser, system, WIDTH, false);

        MetricsPage.enterByPassword(page, person.email(), "not that one at all 4");

        assertThat(MetricsPage.refusal(page)).containsIgnoringCase("password");
        assertThat(browser.complaints()).allMatch(each -> each.contains("401"));
    }

    @Test
    void aPersonWhoIsNoOperatorIsToldSo() {
        Person person = Person.signedIn(system.anonymous());
        Chromium.Page page = MetricsPage.opened(browser, system, WIDTH, false);

        MetricsPage.enterByPassword(page, person.email(), Person.PASSWORD);

        assertThat(MetricsPage.refusal(page)).contains("no operator");
        assertThat(page.value("sessionStorage.length").asInt()).isZero();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aWrongKeyIsRefusedInWords() {
        Chromium.Page page = MetricsPage.opened(browser, system, WIDTH, false);

        MetricsPage.enterByKey(page, "lyc_nobody");

        assertThat(MetricsPage.refusal(page)).isNotBlank();
        assertThat(browser.complaints()).allMatch(each -> each.contains("401"));
    }

    @Test
    void aKeyOfNoOperatorIsToldSo() {
        String key = system.post("/api/v1/api-keys", Samples.key("owner"))
                .expect(201)
                .json()
                .path("api_key")
                .asString();
        Chromium.Page page = MetricsPage.opened(browser, system, WIDTH, false);

        MetricsPage.enterByKey(page, key);

        assertThat(MetricsPage.refusal(page)).contains("Only operators");
        assertThat(browser.complaints()).allMatch(each -> each.contains("403"));
    }

    /** Makes a person an operator, as whoever has an operator's key can. */
    private void invite(Person person) {
        String token = system.post(
                        "/api/v1/organisations/" + system.organisation() + "/invitations",
                        "{\"roles\": [\"operator\"]}")
                .expect(201)
                .json()
                .path("token")
                .asString();
        system.anonymous()
                .post("/api/v1/invitations/accept", "{\"token\": \"" + token + "\"}", "Authorization", person.bearer())
                .expect(201);
    }
}
