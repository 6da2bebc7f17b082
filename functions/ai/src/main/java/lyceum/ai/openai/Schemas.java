package lyceum.ai.openai;

import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON that a model shall answer with. The records of {@link Wire} read it. */
final class Schemas {
    private static final JsonSchemaElement TEXT = new JsonStringSchema();
    private static final JsonSchemaElement NUMBERS = list(new JsonIntegerSchema());

    static final JsonSchema OUTLINE = schema(
            "outline",
            object(fields(
                    "modules",
                    list(object(fields(
                            "title",
                            TEXT,
                            "lessons",
                            list(object(fields("title", TEXT, "objective", TEXT, "paragraphs", NUMBERS)))))))));

    static final JsonSchema LESSON = schema(
            "lesson",
            object(fields(
                    "objectives", list(TEXT),
                    "sections",
                            list(object(fields(
                                    "heading", TEXT,
                                    "explanation", TEXT,
                                    "paragraphs", NUMBERS,
                                    "key_terms", list(object(fields("term", TEXT, "definition", TEXT, "quote", TEXT))),
                                    "examples", list(TEXT)))),
                    "quiz",
                            list(object(fields(
                                    "kind",
                                            JsonEnumSchema.builder()
                                                    .enumValues("choice", "cloze")
                                                    .build(),
                                    "prompt", TEXT,
                                    "options", list(TEXT),
                                    "answer", TEXT,
                                    "rationale", TEXT,
                                    "quote", TEXT))))));

    private Schemas() {}

    private static JsonSchema schema(String name, JsonObjectSchema root) {
        return JsonSchema.builder().name(name).rootElement(root).build();
    }

    private static JsonObjectSchema object(Map<String, JsonSchemaElement> fields) {
        return JsonObjectSchema.builder()
                .addProperties(fields)
                .required(List.copyOf(fields.keySet()))
                .additionalProperties(false)
                .build();
    }

    private static JsonArraySchema list(JsonSchemaElement items) {
        return JsonArraySchema.builder().items(items).build();
    }

    private static Map<String, JsonSchemaElement> fields(Object... namesAndTypes) {
        var fields = new LinkedHashMap<String, JsonSchemaElement>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            fields.put((String) namesAndTypes[i], (JsonSchemaElement) namesAndTypes[i + 1]);
        }
        return fields;
    }
}
