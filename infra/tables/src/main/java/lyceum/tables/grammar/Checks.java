package lyceum.tables.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lyceum.tables.value.Value;

/** The checks that all kinds of expressions share; each refuses with the service's sentence. */
final class Checks {
    private final ExpressionKind kind;
    private final Placeholders placeholders;

    Checks(ExpressionKind kind, Placeholders placeholders) {
        this.kind = kind;
        this.placeholders = placeholders;
    }

    void noReservedWord(Syntax.PathNode path) {
        for (var part : path.parts()) {
            if (part instanceof Syntax.NamePart(var name) && ReservedWords.contains(name)) {
                throw kind.invalid("Attribute name is a reserved keyword; reserved keyword: " + name);
            }
        }
    }

    void noReservedWord(Syntax syntax) {
        syntax.walk().forEach(node -> {
            if (node instanceof Syntax.PathNode path) {
                noReservedWord(path);
            }
        });
    }

    void functionsAmong(Set<String> known, Syntax syntax) {
        syntax.walk().forEach(node -> {
            if (node instanceof Syntax.CallNode call && !known.contains(call.function())) {
                throw kind.invalid("Invalid function name; function: " + call.function());
            }
        });
    }

    Path path(Syntax.PathNode node) {
        var steps = new ArrayList<Path.Step>(node.parts().size());
        for (var part : node.parts()) {
            steps.add(
                    switch (part) {
                        case Syntax.NamePart(var name) -> new Path.Name(name);
                        case Syntax.PlaceholderPart(var placeholder) -> new Path.Name(name(placeholder));
                        case Syntax.IndexPart(var index) -> new Path.Element(index);
                    });
        }
        return new Path(List.copyOf(steps));
    }

    private String name(String placeholder) {
        var name = placeholders.name(placeholder);
        if (name == null) {
            throw kind.invalid("An expression attribute name used in the document path is not defined; attribute"
                    + " name: "
                    + placeholder);
        }
        return name;
    }

    Value value(Syntax.ValueNode node) {
        var value = placeholders.value(node.placeholder());
        if (value == null) {
            throw kind.invalid("An expression attribute value used in expression is not defined; attribute value: "
                    + node.placeholder());
        }
        return value;
    }

    void operandCount(Syntax.CallNode call, int expected) {
        if (call.arguments().size() != expected) {
            throw kind.invalid("Incorrect number of operands for operator or function; operator or function: "
                    + call.function()
                    + ", number of operands: "
                    + call.arguments().size());
        }
    }

    /** No two paths may be the same, one inside the other, or see one place as map and as list. */
    void noOverlap(List<Path> paths) {
        for (var i = 1; i < paths.size(); i++) {
            for (var j = 0; j < i; j++) {
                overlap(paths.get(j), paths.get(i));
            }
        }
    }

    private void overlap(Path first, Path second) {
        var shared = Math.min(first.steps().size(), second.steps().size());
        for (var i = 0; i < shared; i++) {
            var a = first.steps().get(i);
            var b = second.steps().get(i);
            if (!a.getClass().equals(b.getClass())) {
                throw twoPaths("conflict", first, second);
            }
            if (!a.equals(b)) {
                return;
            }
        }
        throw twoPaths("overlap", first, second);
    }

    private RuntimeException twoPaths(String how, Path first, Path second) {
        return kind.invalid("Two document paths "
                + how
                + " with each other; must remove or rewrite one of these paths; path one: "
                + first
                + ", path two: "
                + second);
    }
}
