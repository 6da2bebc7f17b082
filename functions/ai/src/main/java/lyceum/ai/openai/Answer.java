package lyceum.ai.openai;

import java.util.List;

/** What came of reading a model's answer: a value, and what is wrong. A value with faults will do if there is no better. */
sealed interface Answer<T> {
    record Sound<T>(T value) implements Answer<T> {}

    record Faulty<T>(T value, List<String> faults) implements Answer<T> {}

    record Unusable<T>(List<String> faults) implements Answer<T> {}

    /** Reads answers of one kind. */
    interface Reader<T> {
        Answer<T> read(String json);
    }
}
