package lyceum.ai.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import lyceum.contract.courses.Brief;
import org.junit.jupiter.api.Test;

final class GoalsTest {
    private static final String OXBOW = "Explain how a meander becomes an oxbow lake";
    private static final String LADDER = "Say how fish climb a ladder around a dam";

    private static Brief brief(List<String> goals, int lessons) {
        return new Brief(
                "Rivers", "pupils", "beginner", "en", goals, Optional.of(1), Optional.of(lessons), Optional.empty());
    }

    @Test
    void ofTooMuchTextWhatServesAGoalIsTaught() {
        var without = Courses.lessons(brief(List.of(), 1), Courses.source(Courses.rivers()));
        var with = Courses.lessons(brief(List.of(OXBOW), 1), Courses.source(Courses.rivers()));

        assertThat(with).singleElement().satisfies(lesson -> {
            assertThat(lesson.objectives()).contains(OXBOW);
            assertThat(Courses.printed(List.of(lesson))).contains("The old bend becomes an oxbow lake.");
        });
        assertThat(Courses.printed(without)).isNotEqualTo(Courses.printed(with));
    }

    @Test
    void chosenLessonsKeepTheOrderOfTheSource() {
        var lessons = Courses.lessons(brief(List.of(LADDER, OXBOW), 2), Courses.source(Courses.rivers()));

        assertThat(lessons).hasSize(2);
        assertThat(lessons.get(0).objectives()).contains(OXBOW);
        assertThat(lessons.get(1).objectives()).contains(LADDER);
    }

    @Test
    void everyGoalThatTheSourceServesIsNamedHoweverMany() {
        var goals = List.of(
                "Know what a spring is",
                "Know what an aquifer is",
                "Know what runoff is",
                "Know what a glacier is",
                "Know what a catchment is",
                "Bake bread with rye");

        var named = Courses.lessons(brief(goals, 1), Courses.source(Courses.rivers())).stream()
                .flatMap(lesson -> lesson.objectives().stream())
                .toList();

        assertThat(named).containsAll(goals.subList(0, 5)).doesNotContain("Bake bread with rye");
    }
}
