package lyceum.ai.offline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import lyceum.ai.offline.Definition.Asks;

/** Says what a pupil can do after a lesson. */
final class Objectives {
    private static final int MOST = 4;

    private Objectives() {}

    /** The objective of the outline: the term that the passages define best, else their title. */
    static String main(Analysis analysis, String title, Collection<Integer> passages) {
        var defined = passages.stream()
                .flatMap(passage -> analysis.terms().in(passage).stream())
                .max(java.util.Comparator.comparingDouble(Definition::weight));
        return defined.map(Objectives::explain).orElse("Explain the main points of “" + title + "”.");
    }

    /** The planned objective, the goals of the brief that the lesson serves best, and the terms that it teaches. */
    static List<String> of(String main, List<String> goals, List<Definition> terms) {
        var objectives = new ArrayList<String>();
        objectives.add(main);
        objectives.addAll(goals);
        terms.stream().map(Objectives::explain).forEach(objectives::add);
        return objectives.stream()
                .distinct()
                .limit(Math.max(MOST, 1 + goals.size()))
                .toList();
    }

    private static String explain(Definition definition) {
        boolean past = definition.sentence().text().contains(" was ") && definition.asks() == Asks.WHO;
        String be = definition.term().plural() ? " are." : past ? " was." : " is.";
        return switch (definition.asks()) {
            case WHAT, ENTRY -> "Explain what " + definition.subject() + be;
            case WHO -> "Say who " + definition.subject() + be;
            case ROLE -> "Describe the role of " + definition.subject() + ".";
        };
    }
}
