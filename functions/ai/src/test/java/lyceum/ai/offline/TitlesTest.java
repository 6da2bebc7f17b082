package lyceum.ai.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import lyceum.ai.SourceText;
import lyceum.contract.courses.Outline.OutlineLesson;
import org.junit.jupiter.api.Test;

final class TitlesTest {
    private static final String LOANS = """
            A loan is a contract in which a bank lends money to a borrower. The borrower pays interest for the use of the money. \
            Interest is a share of the loan that falls due each year. Long loans cost more interest than short ones, since the \
            bank waits longer for its money. A house is the usual security of a long loan. Banks ask for papers that show what a \
            borrower earns.""";
    private static final String BUDGETS = """
            A budget is a plan of what a household earns and spends in a year. Most households spend a third of what they earn \
            on rent. A careful budget holds something back for repairs, because cars and roofs break without warning. Food and \
            clothes take another third of the budget in most countries. People with children spend more on food, and less on travel and \
            books.""";

    private static List<String> titles(List<SourceText> sources) {
        return Courses.outline(Courses.brief(Optional.of(2), Optional.empty()), sources).modules().stream()
                .flatMap(module -> module.lessons().stream())
                .map(OutlineLesson::title)
                .toList();
    }

    @Test
    void whereEveryHeadingIsTheSameTheSourcesNameTheLessons() {
        var titles = titles(List.of(
                new SourceText("s1", "Loans", "## Basic Concepts\n\n" + LOANS),
                new SourceText("s2", "Budgets", "## Basic Concepts\n\n" + BUDGETS)));

        assertThat(titles).containsExactly("Loans", "Budgets");
    }

    @Test
    void withoutHeadingsALessonIsCalledByWhatItIsMostlyAbout() {
        assertThat(new Titles(analysis(LOANS + "\n\n" + BUDGETS), 1).name(List.of(1)))
                .isEqualTo("Budget");
    }

    private static Analysis analysis(String text) {
        return Analysis.of(Courses.source(text));
    }
}
