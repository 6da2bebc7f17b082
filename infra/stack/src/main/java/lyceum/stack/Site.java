package lyceum.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import lyceum.contract.Api;
import lyceum.contract.Operation;
import lyceum.contract.Problem;
import lyceum.contract.openapi.OpenApi;

/**
 * The static pages, written from the contract: a front page, the problems, and two readers of the API description that fetch
 * nothing from elsewhere.
 *
 * @param pages folder of HTML pages, named as in their address
 * @param files folder of all other files, named with the ending that tells their type
 */
record Site(Path pages, Path files) {
    static final String INDEX = "index.html";

    private static final String METRICS = "admin-metrics.html";

    /** The paths that the edge answers from the site; all others are the API's. */
    static final List<String> PATHS =
            List.of("/", "/" + INDEX, "/docs", "/redoc", "/problems", "/" + METRICS, "/openapi.json", "/static/*");

    /** Nothing but our own files. Both readers write style elements at run time, and Redoc searches in a worker made of a blob. */
    static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "worker-src blob:",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");

    private static final String OWN = "/lyceum/stack/site/";
    private static final List<String> OWN_FILES = List.of(
            "bar.css",
            "lyceum.css",
            "docs.js",
            "icon.svg",
            "metrics.css",
            "metrics.js",
            "charts.js",
            "figures.js",
            "session.js",
            "tabs.js");
    // Charts: uPlot 1.6.32, as its authors build it.
    private static final List<String> CHARTS =
            List.of("uplot/uPlot.iife.min.js", "uplot/uPlot.min.css", "uplot/LICENSE.txt");
    private static final String SWAGGER_UI = "/META-INF/resources/webjars/swagger-ui/5.30.2/";
    private static final String REDOC = "/META-INF/resources/webjars/redoc/2.1.4/";

    /** Writes the site below a folder; the same bytes for the same contract. */
    static Site writeTo(Path folder) throws IOException {
        var site = new Site(folder.resolve("pages"), folder.resolve("files"));
        site.page(INDEX, "index.html", "operations", operations());
        site.page("problems", "problems.html", "problems", problems());
        site.page("docs", "docs.html", "", "");
        site.page("redoc", "redoc.html", "", "");
        site.file("openapi.json", OpenApi.json().getBytes(StandardCharsets.UTF_8));
        site.page(METRICS, METRICS, "", "");
        for (List<String> own : List.of(OWN_FILES, CHARTS)) {
            for (String file : own) {
                site.file("static/" + file, read(OWN + file));
            }
        }
        for (String part : List.of("swagger-ui.css", "swagger-ui-bundle.js")) {
            site.file("static/swagger-ui/" + part, read(SWAGGER_UI + part));
        }
        site.file("static/redoc/redoc.standalone.js", read(REDOC + "bundles/redoc.standalone.js"));
        site.file("static/redoc/LICENSE.txt", read(REDOC + "LICENSE"));
        return site;
    }

    private void page(String name, String template, String placeholder, String content) throws IOException {
        String page = new String(read(OWN + template), StandardCharsets.UTF_8)
                .replace("{{" + placeholder + "}}", content)
                .replace("{{version}}", escaped(Api.VERSION));
        write(pages.resolve(name), page.getBytes(StandardCharsets.UTF_8));
    }

    private void file(String name, byte[] content) throws IOException {
        write(files.resolve(name), content);
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private static byte[] read(String resource) throws IOException {
        try (InputStream stream = Site.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("The site needs " + resource + ", which is not on the class path.");
            }
            return stream.readAllBytes();
        }
    }

    /** All operations under their headings, each linked to where it can be tried. */
    private static String operations() {
        Map<String, List<Operation>> byTag = Api.OPERATIONS.stream()
                .collect(Collectors.groupingBy(Operation::tag, LinkedHashMap::new, Collectors.toList()));
        return lines(byTag.entrySet(), group -> "<section><h2>%s</h2><div class=\"rows\">\n%s\n</div></section>"
                .formatted(escaped(group.getKey()), lines(group.getValue(), Site::operation)));
    }

    private static String operation(Operation operation) {
        return """
                <a class="row" href="/docs#/%s/%s"><span class="method">%s</span><code>%s</code><span class="what">%s</span></a>""".formatted(
                        escaped(operation.tag()),
                        escaped(operation.id()),
                        operation.method(),
                        escaped(operation.path()),
                        escaped(operation.summary()));
    }

    private static String problems() {
        return lines(Api.problems(), Site::problem);
    }

    private static String problem(Problem problem) {
        return """
                <section class="problem" id="%1$s"><h2>%2$s</h2>\
                <p class="status">Status %3$d · <code>%1$s</code></p><p>%4$s</p></section>""".formatted(
                        escaped(problem.slug()), escaped(problem.title()), problem.status(), escaped(problem.remedy()));
    }

    private static <T> String lines(Iterable<T> things, Function<T, String> line) {
        var lines = new StringBuilder();
        things.forEach(thing -> lines.append(line.apply(thing)).append('\n'));
        return lines.toString().strip();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
