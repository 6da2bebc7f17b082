package lyceum.performance.metrics;

import java.util.List;
import lyceum.contract.FunctionDeclaration;
import lyceum.contract.Functions;
import lyceum.performance.figures.Bucket;
import lyceum.performance.figures.Figure;
import lyceum.performance.figures.Tally;

/** What the functions of one context asked of DynamoDB, together: each context has one table. */
record Tables(Tally runs, Tally calls, Tally times, Tally read, Tally written, Tally throttles) {
    /** The contexts whose functions ran. */
    static List<String> contexts(Bucket bucket) {
        return Functions.ALL.stream()
                .filter(function -> bucket.subjects().contains(function.id()))
                .map(FunctionDeclaration::context)
                .distinct()
                .toList();
    }

    static Tables of(Bucket bucket, String context) {
        List<String> functions = Functions.ALL.stream()
                .filter(function -> function.context().equals(context))
                .map(FunctionDeclaration::id)
                .toList();
        return new Tables(
                bucket.sum(functions, Figure.RUN_US),
                bucket.sum(functions, Figure.DATABASE_CALLS),
                bucket.sum(functions, Figure.DATABASE_US),
                bucket.sum(functions, Figure.READ_MILLIUNITS),
                bucket.sum(functions, Figure.WRITE_MILLIUNITS),
                bucket.sum(functions, Figure.DATABASE_THROTTLES));
    }
}
