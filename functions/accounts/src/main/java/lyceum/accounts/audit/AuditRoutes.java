package lyceum.accounts.audit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import lyceum.accounts.audit.ReadAudit.Position;
import lyceum.accounts.audit.ReadAudit.Stretch;
import lyceum.contract.Problems;
import lyceum.contract.Violation;
import lyceum.contract.accounts.AuditApi;
import lyceum.contract.accounts.AuditEventView;
import lyceum.contract.accounts.AuditPage;
import lyceum.contract.accounts.AuditType;
import lyceum.contract.accounts.AuditVerification;
import lyceum.platform.Digests;
import lyceum.platform.Json;
import lyceum.platform.function.App;
import lyceum.platform.http.Answer;
import lyceum.platform.http.Call;
import lyceum.platform.http.Cursors;
import lyceum.platform.http.NoBody;

/** Binds the operations on the audit log. */
public final class AuditRoutes {
    /** A full export is some 4 MB: Lambda gives 6. */
    private static final int EXPORTED_MAX = 6_000;

    private static final int VERIFIED_MAX = 20_000;
    private static final String HASH = "hash";
    private static final String MONTH = "month";
    private static final String SEQUENCE = "sequence";

    private final AuditLog log;
    private final Function<Call<?>, AuditEvent> exporting;
    private final ReadAudit read;
    private final VerifyAudit verify;
    private final Cursors cursors;
    private final InstantSource clock;
    private final int exported;

    AuditRoutes(
            AuditLog log,
            Cursors cursors,
            InstantSource clock,
            Function<Call<?>, AuditEvent> exporting,
            int exported,
            int verified) {
        this.log = log;
        this.exporting = exporting;
        this.read = new ReadAudit(log);
        this.verify = new VerifyAudit(log, verified);
        this.cursors = cursors;
        this.clock = clock;
        this.exported = exported;
    }

    /** {@code exporting} makes the event that tells of an export. */
    public AuditRoutes(AuditLog log, Cursors cursors, InstantSource clock, Function<Call<?>, AuditEvent> exporting) {
        this(log, cursors, clock, exporting, EXPORTED_MAX, VERIFIED_MAX);
    }

    public void bind(App.Builder app) {
        app.operation(AuditApi.LIST_AUDIT_EVENTS, this::list)
                .operation(AuditApi.VERIFY_AUDIT_LOG, this::verify)
                .operation(AuditApi.EXPORT_AUDIT_LOG, this::export);
    }

    /** A stretch of time that a caller named. */
    private record Range(Instant from, Instant to) {}

    private Answer list(Call<NoBody> call) {
        var violations = new ArrayList<Violation>();
        Optional<Range> range = range(call, violations);
        Optional<String> type = call.query("type");
        type.filter(word -> AuditType.of(word).isEmpty())
                .ifPresent(_ ->
                        violations.add(new Violation("type", "must be one of " + String.join(", ", AuditType.WORDS))));
        if (range.isEmpty() || !violations.isEmpty()) {
            return invalid(violations);
        }
        Optional<String> actor = call.query("actor");
        String scope = scope(call, range.get()) + type.orElse("") + "/" + actor.orElse("");
        return positioned(call, scope, begin -> {
            Stretch found = read.newest(
                    call.organisation(),
                    range.get().from(),
                    range.get().to(),
                    begin,
                    entry -> type.map(entry.type()::equals).orElse(true)
                            && actor.map(entry.actor()::equals).orElse(true),
                    call.limit());
            return Answer.json(
                    200,
                    new AuditPage(
                            found.entries().stream().map(AuditRoutes::view).toList(),
                            call.limit(),
                            found.next().isPresent(),
                            sealed(scope, found)));
        });
    }

    private Answer export(Call<NoBody> call) {
        var violations = new ArrayList<Violation>();
        Optional<Range> range = range(call, violations);
        if (range.isEmpty()) {
            return invalid(violations);
        }
        String scope = scope(call, range.get());
        return positioned(call, scope, begin -> {
            Stretch found = read.oldest(
                    call.organisation(), range.get().from(), range.get().to(), begin, exported);
            if (begin.isEmpty()) {
                log.append(List.of(exporting.apply(call)));
            }
            return lines(found, sealed(scope, found));
        });
    }

    private static Answer lines(Stretch found, Optional<String> next) {
        var lines = new ByteArrayOutputStream();
        found.entries().forEach(entry -> line(lines, Json.bytes(view(entry))));
        var end = new LinkedHashMap<String, Object>();
        end.put("end", true);
        end.put("count", found.entries().size());
        end.put("digest", "sha256:" + Digests.sha256(lines.toByteArray()));
        end.put("complete", next.isEmpty());
        next.ifPresent(cursor -> end.put("next_cursor", cursor));
        line(lines, Json.line(end).getBytes(StandardCharsets.UTF_8));
        return new Answer(200, Map.of(), new Answer.Body.Content(AuditApi.NDJSON, lines.toByteArray()));
    }

    private static void line(ByteArrayOutputStream lines, byte[] json) {
        lines.writeBytes(json);
        lines.write('\n');
    }

    private Answer verify(Call<NoBody> call) {
        Optional<YearMonth> month = month(call);
        if (month.isEmpty()) {
            return invalid(List.of(new Violation(MONTH, "must be a month such as 2026-11")));
        }
        String scope = call.operation().id() + "/" + call.organisation() + "/" + month.get();
        Optional<Map<String, String>> position = call.query("cursor").flatMap(cursor -> cursors.open(scope, cursor));
        if (call.query("cursor").isPresent() && position.isEmpty()) {
            return foreignCursor();
        }
        var begin = position.map(
                at -> new Verification(Long.parseLong(value(at, SEQUENCE)), value(at, HASH), Optional.empty()));
        var found = verify.verify(call.organisation(), month.get(), begin);
        Verification so = found.so();
        Optional<String> next = found.complete()
                ? Optional.empty()
                : Optional.of(cursors.seal(scope, Map.of(SEQUENCE, Long.toString(so.checked()), HASH, so.hash())));
        return Answer.json(
                200,
                new AuditVerification(
                        month.get().toString(),
                        so.broken().isEmpty(),
                        found.complete(),
                        so.checked(),
                        so.hash(),
                        so.broken().map(Verification.Break::sequence),
                        so.broken().map(broken -> broken.reason().word()),
                        next));
    }

    private Optional<YearMonth> month(Call<?> call) {
        try {
            return Optional.of(call.query(MONTH).map(YearMonth::parse).orElseGet(() -> Head.monthOf(clock.instant())));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Range> range(Call<?> call, List<Violation> violations) {
        Optional<Instant> from = moment(call, "from", violations);
        Optional<Instant> to = moment(call, "to", violations);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        Duration length = Duration.between(from.get(), to.get());
        if (!length.isPositive() || length.compareTo(Duration.ofDays(AuditApi.DAYS_MAX)) > 0) {
            violations.add(new Violation("to", "must be after from, by 31 days at most"));
            return Optional.empty();
        }
        return Optional.of(new Range(from.get(), to.get()));
    }

    private static Optional<Instant> moment(Call<?> call, String name, List<Violation> violations) {
        try {
            Optional<Instant> moment = call.query(name)
                    .map(Instant::parse)
                    .filter(at -> at.getEpochSecond() > 0 && at.isBefore(Instant.parse("9999-01-01T00:00:00Z")));
            if (moment.isEmpty()) {
                violations.add(new Violation(name, "is required, as in 2026-11-01T00:00:00Z"));
            }
            return moment;
        } catch (DateTimeParseException unreadable) {
            violations.add(new Violation(name, "must be a moment such as 2026-11-01T00:00:00Z"));
            return Optional.empty();
        }
    }

    private static String scope(Call<?> call, Range range) {
        return call.operation().id() + "/" + call.organisation() + "/" + range.from() + "/" + range.to() + "/";
    }

    /** Answers from the position that the caller's cursor names. */
    private Answer positioned(Call<?> call, String scope, Reading reading) {
        Optional<String> cursor = call.query("cursor");
        Optional<Position> begin = cursor.flatMap(given -> cursors.open(scope, given))
                .map(at -> new Position(YearMonth.parse(value(at, MONTH)), Long.parseLong(value(at, SEQUENCE))));
        return cursor.isPresent() && begin.isEmpty() ? foreignCursor() : reading.from(begin);
    }

    /** A reading that goes on at a position. */
    @FunctionalInterface
    private interface Reading {
        Answer from(Optional<Position> begin);
    }

    private Optional<String> sealed(String scope, Stretch found) {
        return found.next()
                .map(at -> cursors.seal(
                        scope, Map.of(MONTH, at.month().toString(), SEQUENCE, Long.toString(at.sequence()))));
    }

    /** A part of a position that we have sealed ourselves. */
    private static String value(Map<String, String> position, String name) {
        return Objects.requireNonNull(position.get(name), name);
    }

    private static AuditEventView view(AuditEntry entry) {
        return new AuditEventView(
                entry.chain(),
                entry.month().toString(),
                entry.sequence(),
                entry.moment(),
                entry.type(),
                entry.actor(),
                entry.target(),
                entry.outcome(),
                entry.network(),
                entry.requestId(),
                entry.previous(),
                entry.hash());
    }

    private static Answer foreignCursor() {
        return Answer.problem(Problems.INVALID_CURSOR, "This cursor was given by another list, or was changed.");
    }

    private static Answer invalid(List<Violation> violations) {
        return Answer.problem(
                Problems.INVALID_PARAMETER, "The request's parameters can't be used as sent.", violations);
    }
}
