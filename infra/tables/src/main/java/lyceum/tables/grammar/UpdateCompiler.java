package lyceum.tables.grammar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lyceum.tables.grammar.Update.Amount;
import lyceum.tables.grammar.Update.Assignment;
import lyceum.tables.grammar.Update.Source;
import lyceum.tables.grammar.UpdateParser.Clause;
import lyceum.tables.grammar.UpdateParser.Section;
import lyceum.tables.value.Value;

/** Checks an update as written, in the service's order, and makes it ready to be applied. */
final class UpdateCompiler {
    private static final ExpressionKind KIND = ExpressionKind.UPDATE;
    private static final Set<String> FUNCTIONS = Set.of("if_not_exists", "list_append");
    private static final Set<Value.Type> SETS = Set.of(Value.Type.SS, Value.Type.NS, Value.Type.BS);

    private final Checks checks;
    private final List<Section> sections;

    private UpdateCompiler(List<Section> sections, Placeholders placeholders) {
        this.checks = new Checks(KIND, placeholders);
        this.sections = sections;
    }

    static Update compile(List<Section> sections, Placeholders placeholders) {
        var compiler = new UpdateCompiler(sections, placeholders);
        compiler.checkWords();
        compiler.checkSections();
        compiler.checkDefined();
        return compiler.update();
    }

    private void checkWords() {
        nodes().forEach(checks::noReservedWord);
        nodes().forEach(node -> checks.functionsAmong(FUNCTIONS, node));
    }

    private void checkSections() {
        var seen = new HashSet<String>();
        for (var section : sections) {
            if (!seen.add(section.keyword())) {
                throw KIND.invalid(
                        "The \"" + section.keyword() + "\" section can only be used once in an update expression;");
            }
        }
    }

    // Names everywhere before values anywhere, as the service reports them.
    private void checkDefined() {
        nodes().flatMap(Syntax::walk).forEach(node -> {
            if (node instanceof Syntax.PathNode path) {
                checks.path(path);
            }
        });
        nodes().flatMap(Syntax::walk).forEach(node -> {
            if (node instanceof Syntax.ValueNode value) {
                checks.value(value);
            }
        });
        checks.noOverlap(sections.stream()
                .flatMap(section -> section.clauses().stream())
                .map(clause -> checks.path(clause.path()))
                .toList());
    }

    private Stream<Syntax> nodes() {
        return sections.stream()
                .flatMap(section -> section.clauses().stream())
                .flatMap(clause -> Stream.concat(Stream.of(clause.path()), Stream.ofNullable(clause.value())));
    }

    private Update update() {
        var sets = new ArrayList<Assignment>();
        var removes = new ArrayList<Path>();
        var adds = new ArrayList<Amount>();
        var deletes = new ArrayList<Amount>();
        for (var section : sections) {
            for (var clause : section.clauses()) {
                switch (section.keyword()) {
                    case "REMOVE" -> removes.add(checks.path(clause.path()));
                    case "ADD" -> adds.add(amount("ADD", clause));
                    case "DELETE" -> deletes.add(amount("DELETE", clause));
                    default -> {
                        // SET comes last: its operands are checked after those of ADD and DELETE.
                    }
                }
            }
        }
        for (var section : sections) {
            if (section.keyword().equals("SET")) {
                section.clauses().forEach(clause -> sets.add(assignment(clause)));
            }
        }
        return new Update(sets, removes, adds, deletes);
    }

    private Amount amount(String operator, Clause clause) {
        if (!(clause.value() instanceof Syntax.ValueNode node)) {
            throw new IllegalStateException("the parser lets only values be added or deleted");
        }
        var value = checks.value(node);
        var allowed = SETS.contains(value.type()) || (operator.equals("ADD") && value.type() == Value.Type.N);
        if (!allowed) {
            throw KIND.invalid("Incorrect operand type for operator or function; operator: "
                    + operator
                    + ", operand type: "
                    + value.type().longName());
        }
        return new Amount(checks.path(clause.path()), value);
    }

    private Assignment assignment(Clause clause) {
        if (clause.value() == null) {
            throw new IllegalStateException("the parser lets nothing be set to nothing");
        }
        return new Assignment(checks.path(clause.path()), source(clause.value()));
    }

    private Source source(Syntax node) {
        return switch (node) {
            case Syntax.PathNode path -> new Source.At(checks.path(path));
            case Syntax.ValueNode value -> new Source.Literal(checks.value(value));
            case Syntax.ParenthesesNode(var inner) -> source(inner);
            case Syntax.OperatorNode(var operator, var operands) -> {
                var left = numeric(operator.symbol(), operands.get(0));
                var right = numeric(operator.symbol(), operands.get(1));
                yield operator == Syntax.Operator.PLUS ? new Source.Plus(left, right) : new Source.Minus(left, right);
            }
            case Syntax.CallNode call -> call(call);
        };
    }

    private Source call(Syntax.CallNode call) {
        checks.operandCount(call, 2);
        var first = call.arguments().get(0);
        var second = call.arguments().get(1);
        if (call.function().equals("list_append")) {
            return new Source.ListAppend(
                    ofType("list_append", first, Value.Type.L), ofType("list_append", second, Value.Type.L));
        }
        if (first instanceof Syntax.PathNode path) {
            return new Source.IfNotExists(checks.path(path), source(second));
        }
        throw KIND.invalid("Operator or function requires a document path; operator or function: " + call.function());
    }

    private Source numeric(String operator, Syntax node) {
        return ofType(operator, node, Value.Type.N);
    }

    private Source ofType(String user, Syntax node, Value.Type type) {
        var source = source(node);
        if (source instanceof Source.Literal(var value) && value.type() != type) {
            throw KIND.invalid("Incorrect operand type for operator or function; operator or function: "
                    + user
                    + ", operand type: "
                    + value.type());
        }
        return source;
    }
}
