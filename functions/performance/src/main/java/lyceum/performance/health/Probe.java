package lyceum.performance.health;

/**
 * A question that a working service answers.
 *
 * @param name what is asked, for people
 * @param vital whether nothing works without it
 * @param ask returns if the service answers and throws if it does not
 */
public record Probe(String name, boolean vital, Runnable ask) {}
