package lyceum.courses.export;

import java.nio.file.*;
import java.util.List;

public class Demo {
    public static void main(String[] a) throws Exception {
        Path dir = Path.of("/tmp/demo");
        Files.createDirectories(dir);
        for (String f : List.of("json", "markdown", "html", "epub", "pdf")) {
            for (int i = 0; i < 5; i++) {
                long t = System.nanoTime();
                Rendered r = Exporter.of(f).render(SampleCourses.thirtyPages());
                System.out.println(
                        f + " " + (System.nanoTime() - t) / 1000000 + " ms " + r.bytes().length + " " + r.fileName());
                Files.write(dir.resolve(r.fileName()), r.bytes());
            }
            Files.write(
                    dir.resolve("hostile-" + f),
                    Exporter.of(f)
                            .render(SampleCourses.saying(f.equals("json") ? "x" : SampleCourses.HOSTILE))
                            .bytes());
        }
    }
}
