package lyceum.ai.openai;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayList;
import java.util.List;
import lyceum.ai.Calls;
import lyceum.ai.Draft;
import lyceum.ai.Refusal;
import lyceum.contract.jobs.JobView.JobUsage;
import org.jspecify.annotations.Nullable;

/** Asks a model, again where it is overloaded, and sends an answer that breaks the rules back once. */
final class Dialogue {
    private static final int ATTEMPTS = 3;

    private final ChatModel model;
    private final OpenAiSettings settings;
    private final Pause pause;
    private final Calls calls;

    Dialogue(ChatModel model, OpenAiSettings settings, Pause pause, Calls calls) {
        this.model = model;
        this.settings = settings;
        this.pause = pause;
        this.calls = calls;
    }

    /** What the model wrote, read by {@code reader}. */
    <T> Draft<T> ask(List<ChatMessage> prompt, JsonSchema schema, Answer.Reader<T> reader) {
        return switch (call(prompt, schema, JobUsage.NONE)) {
            case Draft.Refused<String>(Refusal reason, String detail, JobUsage usage) ->
                new Draft.Refused<>(reason, detail, usage);
            case Draft.Written<String>(String json, JobUsage usage) ->
                switch (reader.read(json)) {
                    case Answer.Sound<T>(T value) -> new Draft.Written<>(value, usage);
                    case Answer.Faulty<T>(T value, List<String> faults) ->
                        orElse(repaired(prompt, json, faults, schema, reader, usage), value);
                    case Answer.Unusable<T>(List<String> faults) ->
                        repaired(prompt, json, faults, schema, reader, usage);
                };
        };
    }

    /** The second answer where there is one, else the first with its faults. */
    private static <T> Draft<T> orElse(Draft<T> second, T first) {
        return switch (second) {
            case Draft.Written<T> written -> written;
            case Draft.Refused<T>(Refusal _, String _, JobUsage usage) -> new Draft.Written<>(first, usage);
        };
    }

    private <T> Draft<T> repaired(
            List<ChatMessage> prompt,
            String json,
            List<String> faults,
            JsonSchema schema,
            Answer.Reader<T> reader,
            JobUsage before) {
        var again = new ArrayList<>(prompt);
        again.add(AiMessage.from(json.isBlank() ? "{}" : json));
        again.add(UserMessage.from(Prompts.repair(faults)));
        return switch (call(again, schema, before)) {
            case Draft.Refused<String>(Refusal reason, String detail, JobUsage usage) ->
                new Draft.Refused<>(reason, detail, usage);
            case Draft.Written<String>(String second, JobUsage usage) ->
                switch (reader.read(second)) {
                    case Answer.Sound<T>(T value) -> new Draft.Written<>(value, usage);
                    case Answer.Faulty<T>(T value, List<String> _) -> new Draft.Written<>(value, usage);
                    case Answer.Unusable<T>(List<String> _) ->
                        new Draft.Refused<>(
                                Refusal.UNUSABLE_ANSWER,
                                "The model's answers did not keep to what was asked, even after a correction.",
                                usage);
                };
        };
    }

    private Draft<String> call(List<ChatMessage> messages, JsonSchema schema, JobUsage before) {
        var request = ChatRequest.builder()
                .messages(messages)
                .responseFormat(ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(schema)
                        .build())
                .build();
        var usage = before;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                var response = calls.made(OpenAiAuthor.PROVIDER, () -> model.chat(request), answer -> used(answer)
                        .costMicroUsd());
                usage = usage.plus(used(response));
                @Nullable String text = response.aiMessage().text();
                return new Draft.Written<>(text == null ? "" : text, usage);
            } catch (NonRetriableException _) {
                // What the provider says may hold the key or the prompt: it goes nowhere.
                return new Draft.Refused<>(
                        Refusal.PROVIDER_REFUSED,
                        "The provider refuses the call: its key, its model's name or its limits are wrong.",
                        usage.plus(new JobUsage(1, 0, 0, 0)));
            } catch (RuntimeException _) {
                usage = usage.plus(new JobUsage(1, 0, 0, 0));
                if (attempt + 1 < ATTEMPTS && !paused(attempt)) {
                    break;
                }
            }
        }
        return new Draft.Refused<>(
                Refusal.PROVIDER_UNAVAILABLE, "The provider does not answer, or has too much to do.", usage);
    }

    private boolean paused(int attempt) {
        try {
            pause.after(attempt);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private JobUsage used(ChatResponse response) {
        var tokens = response.tokenUsage();
        if (tokens == null) {
            return new JobUsage(1, 0, 0, 0);
        }
        long input = count(tokens.inputTokenCount());
        long output = count(tokens.outputTokenCount());
        return new JobUsage(1, input, output, settings.cost(input, output));
    }

    private static long count(@Nullable Integer tokens) {
        return tokens == null ? 0 : tokens;
    }
}
