package lyceum.ai;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lyceum.ai.offline.OfflineAuthor;
import lyceum.ai.openai.OpenAiAuthor;

/** The authors that are set up here, by name. */
public final class Authors {
    private final Map<String, Author> byName = new LinkedHashMap<>();

    private Authors() {}

    /**
     * The offline author, which is always there, and those that the settings describe.
     *
     * @param calls measures each of their calls
     */
    public static Authors of(AiSettings settings, Calls calls) {
        var authors = new Authors();
        authors.add(new MeasuredAuthor(new OfflineAuthor(), calls));
        settings.openai().ifPresent(openai -> authors.add(new OpenAiAuthor(openai, calls)));
        return authors;
    }

    private void add(Author author) {
        byName.put(author.provider(), author);
    }

    public Optional<Author> named(String provider) {
        return Optional.ofNullable(byName.get(provider));
    }

    public Set<String> providers() {
        return Set.copyOf(byName.keySet());
    }
}
