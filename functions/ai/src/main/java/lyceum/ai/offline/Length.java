package lyceum.ai.offline;

import lyceum.contract.courses.Brief;

/** How long lessons and their sections are, in words, by what the pupils can take. */
record Length(int lesson, int section) {
    static Length of(Brief brief) {
        return switch (brief.level()) {
            case "beginner" -> new Length(400, 150);
            case "advanced" -> new Length(650, 220);
            case String _ -> new Length(520, 180);
        };
    }

    /** The most words that the explanations of a lesson have. */
    int most() {
        return lesson + lesson / 3;
    }
}
