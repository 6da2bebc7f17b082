package lyceum.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lyceum.contract.Api;
import lyceum.contract.openapi.OpenApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages work by themselves: every link leads somewhere and nothing comes from elsewhere. */
final class SiteTest {
    private static final Pattern LINK = Pattern.compile("(?:href|src|spec-url)=\"([^\"]*)\"");

    private final Site site;

    SiteTest(@TempDir Path folder) throws IOException {
        site = Site.writeTo(folder);
    }

    @Test
    void everyLinkLeadsToThePagesOrTheApi() throws IOException {
        List<String> apiPaths = Api.OPERATIONS.stream()
                .flatMap(operation -> operation.paths().stream())
                .toList();
        for (Path page : pages()) {
            for (String link : links(page)) {
                String path = link.replaceFirst("#.*", "");
                assertThat(apiPaths.contains(path) || isServed(path))
                        .as("%s links to %s", page.getFileName(), link)
                        .isTrue();
            }
        }
    }

    @Test
    void noPageHasScriptOrStyleOfItsOwn() throws IOException {
        for (Path page : pages()) {
            assertThat(Files.readString(page))
                    .doesNotContain("style=")
                    .doesNotContain("<style")
                    .doesNotContainPattern("<script(?![^>]*src=)")
                    .doesNotContainPattern(" on[a-z]+=")
                    .doesNotContain("{{")
                    .doesNotContain("http://")
                    .doesNotContain("https://");
        }
    }

    @Test
    void everyProblemHasItsPlace() throws IOException {
        String page = Files.readString(site.pages().resolve("problems"));

        Api.problems().forEach(problem -> assertThat(page)
                .contains("id=\"" + problem.slug() + "\"")
                .contains("Status " + problem.status()));
        assertThat(Api.problems()).allMatch(problem -> problem.type().equals("/problems#" + problem.slug()));
    }

    @Test
    void theFrontPageListsEveryOperation() throws IOException {
        String page = Files.readString(site.pages().resolve(Site.INDEX));

        Api.OPERATIONS.forEach(
                operation -> assertThat(page).contains("/docs#/" + operation.tag() + "/" + operation.id()));
    }

    @Test
    void servesTheContractsDescription() throws IOException {
        assertThat(site.files().resolve("openapi.json")).hasContent(OpenApi.json());
    }

    @Test
    void noFileHidesBehindAPageOfTheSameName() throws IOException {
        for (Path page : pages()) {
            assertThat(site.files().resolve(page.getFileName())).doesNotExist();
        }
    }

    private boolean isServed(String path) {
        String key = path.equals("/") ? Site.INDEX : path.substring(1);
        boolean routed = Site.PATHS.contains(path) || path.startsWith("/static/");
        return routed
                && (Files.isRegularFile(site.pages().resolve(key))
                        || Files.isRegularFile(site.files().resolve(key)));
    }

    private List<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.list(site.pages())) {
            List<Path> all = pages.toList();
            assertThat(all).hasSize(5);
            return all;
        }
    }

    private static List<String> links(Path page) {
        try {
            return LINK.matcher(Files.readString(page))
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
