package lyceum.ai.openai;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.util.List;
import lyceum.ai.Author;
import lyceum.ai.Calls;
import lyceum.ai.Draft;
import lyceum.ai.LessonTask;
import lyceum.ai.Refusal;
import lyceum.ai.SourceText;
import lyceum.contract.courses.Brief;
import lyceum.contract.courses.Lesson;
import lyceum.contract.courses.Outline;
import lyceum.contract.jobs.JobView.JobUsage;

/**
 * Asks a language model for outlines and lessons, in JSON of a given schema, and keeps of its answers what the sources bear out:
 * every term, example and question must quote them word for word. An answer that breaks the rules is sent back once with what is
 * wrong. Prompts are never logged, nor the key.
 */
public final class OpenAiAuthor implements Author {
    public static final String PROVIDER = "openai";
    private static final int OUTLINE_CHARACTERS = 240_000;
    private static final int LESSON_CHARACTERS = 60_000;

    private final OpenAiSettings settings;
    private final Dialogue dialogue;

    /** {@code calls} measures each call of the provider. */
    public OpenAiAuthor(OpenAiSettings settings, Calls calls) {
        this(settings, Pause.JITTERED, calls);
    }

    OpenAiAuthor(OpenAiSettings settings, Pause pause, Calls calls) {
        this.settings = settings;
        this.dialogue = new Dialogue(model(settings), settings, pause, calls);
    }

    private static ChatModel model(OpenAiSettings settings) {
        return OpenAiChatModel.builder()
                .baseUrl(settings.baseUrl().toString())
                .apiKey(settings.apiKey())
                .modelName(settings.model())
                .timeout(settings.timeout())
                .maxRetries(0)
                .logRequests(false)
                .logResponses(false)
                .strictJsonSchema(true)
                .build();
    }

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public Draft<Outline> outline(Brief brief, List<SourceText> sources) {
        var material = Material.of(sources).upTo(OUTLINE_CHARACTERS);
        return dialogue.ask(Prompts.outline(brief, material), Schemas.OUTLINE, new OutlineReader(brief, material));
    }

    @Override
    public Draft<Lesson> lesson(LessonTask task) {
        var all = Material.of(task.sources());
        var planned = task.planned();
        var own = planned.spans().isEmpty() ? all.about(planned.title()) : all.within(planned.spans());
        if (own.isEmpty()) {
            return new Draft.Refused<>(
                    Refusal.NOTHING_FOUND,
                    "No passage of the sources is about “" + planned.title() + "”.",
                    JobUsage.NONE);
        }
        var material = own.upTo(LESSON_CHARACTERS);
        return switch (dialogue.ask(Prompts.lesson(task, material), Schemas.LESSON, new LessonReader(task, material))) {
            case Draft.Written<LessonDraft>(LessonDraft draft, JobUsage usage) ->
                new Draft.Written<>(draft.lesson(settings.model(), usage.costMicroUsd()), usage);
            case Draft.Refused<LessonDraft>(Refusal reason, String detail, JobUsage usage) ->
                new Draft.Refused<>(reason, detail, usage);
        };
    }
}
