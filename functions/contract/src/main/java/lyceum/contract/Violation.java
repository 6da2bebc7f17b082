package lyceum.contract;

/**
 * One thing wrong with a request, shown in {@code errors[]} of the problem.
 *
 * @param field path of the value in snake case, for example {@code sources[0].title}
 * @param message what is wrong and what would be right
 */
public record Violation(String field, String message) {}
