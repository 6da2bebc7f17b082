package lyceum.tables.grammar;

import java.util.List;

/** A checked projection: which parts of an item to answer with. */
public record Projection(List<Path> paths) {}
