package lyceum.local.gateway;

import static lyceum.local.gateway.Fixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lyceum.local.http.Headers;
import lyceum.local.http.Request;
import lyceum.local.http.Response;
import lyceum.local.template.UnsupportedTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {
    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/courses,                /api/v1/courses,",
        "GET,    /api/v1/courses/,               /api/v1/courses,",
        "POST,   /api/v1/courses/generate,       /api/v1/courses/generate,",
        "GET,    /api/v1/courses/crs_1,          /api/v1/courses/{course_id},         crs_1",
        "GET,    /api/v1/courses/a%20b%2Fc,      /api/v1/courses/{course_id},         a b/c",
        "GET,    /api/v1/courses/%C3%A9,         /api/v1/courses/{course_id},         é",
        "GET,    /api/v1/courses/a+b,            /api/v1/courses/{course_id},         a+b",
        "POST,   /api/v1/courses/crs_1/publish,  /api/v1/courses/{course_id}/publish, crs_1",
        "POST,   /api/v1/courses/generate/publish,/api/v1/courses/{course_id}/publish,generate",
        "GET,    /api/v1/%63ourses,              /api/v1/courses,",
        "GET,    /api/health,                    /api/health,",
    })
    void leadsToTheDeclaredPath(String method, String path, String resource, String parameter) {
        var fixture = Fixture.plain();

        assertThat(fixture.call(method, path).status()).isEqualTo(200);

        var event = fixture.requests.getFirst();
        assertThat(event.getResource()).isEqualTo(resource);
        if (parameter == null) {
            assertThat(event.getPathParameters()).isNull();
        } else {
            assertThat(event.getPathParameters()).containsEntry("course_id", parameter);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /",
        "GET,  /api",
        "GET,  /api/v1/nothing",
        "GET,  /api/v1//courses",
        "GET,  /api/v1/courses/a/b/c",
        "GET,  /API/v1/courses",
        "GET,  /api/v1/courses/generate",
        "PUT,  /api/health",
    })
    void answersNotFoundWhereNothingIsDeclared(String method, String path) {
        var fixture = Fixture.plain();

        Response answer = fixture.call(method, path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(text(answer)).contains("\"code\":\"not-found\"");
        assertThat(answer.headers().get("x-amzn-ErrorType")).isEqualTo("MissingAuthenticationTokenException");
        assertThat(fixture.requests).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/courses/%", "/api/v1/courses/%zz", "/api/v1/courses/%C3", "/api/v1/courses?q=%f", "/%80"})
    void refusesBadPercentEncoding(String path) {
        assertThat(Fixture.plain().call("GET", path).status()).isEqualTo(400);
    }

    @Test
    void isForbiddenOutsideTheStage() {
        var fixture = Fixture.plain();
        var request = new Request("GET", "/liver/api", "", new Headers(), new byte[0], "127.0.0.1", "HTTP/1.1");

        assertThat(fixture.gateway().answer(request).status()).isEqualTo(403);
    }

    @Test
    void takesTheRestForAGreedyParameter() {
        var routes = new Routes();
        Route route = Fixtures.route("ANY", "/files/{path+}");
        routes.add("/files/{path+}", route);
        routes.add("/files/index", Fixtures.route("GET", "/files/index"));

        assertThat(routes.find("PUT", "/files/a/b%20c").pathParameters()).containsEntry("path", "a/b c");
        assertThat(routes.find("GET", "/files/index").pathParameters()).isEmpty();
        assertThatThrownBy(() -> routes.find("GET", "/files")).isInstanceOf(Failed.class);
    }

    @Test
    void refusesTwoNamesForOneParameter() {
        var routes = new Routes();
        routes.add("/a/{id}", Fixtures.route("GET", "/a/{id}"));

        assertThatThrownBy(() -> routes.add("/a/{name}/b", Fixtures.route("GET", "/a/{name}/b")))
                .isInstanceOf(UnsupportedTemplate.class);
    }
}
