package lyceum.contract;

import java.util.List;

/** Who may write courses, as settings and the metrics of {@link Measure.By#PROVIDER} name them. */
public final class Providers {
    /** Arranges what the sources say, without a language model. */
    public static final String OFFLINE = "offline";

    /** Any service that speaks OpenAI's protocol. */
    public static final String OPENAI = "openai";

    public static final List<String> ALL = List.of(OFFLINE, OPENAI);

    private Providers() {}
}
