package lyceum.contract.accounts;

import static lyceum.contract.Access.roles;

import java.util.List;
import lyceum.contract.Access;
import lyceum.contract.Functions;
import lyceum.contract.Operation;
import lyceum.contract.Parameter;
import lyceum.contract.Problems;
import lyceum.contract.Reply;
import lyceum.contract.Role;
import lyceum.contract.Scope;
import lyceum.contract.ServiceLevel;

/** The audit log: read, checked, taken away. */
public final class AuditApi {
    /** The longest time that one request looks at, in days. */
    public static final int DAYS_MAX = 31;

    /** One JSON object a line. */
    public static final String NDJSON = "application/x-ndjson";

    private static final Access READERS = roles(Role.OWNER, Role.ADMIN);
    private static final String TAG = "Audit log";
    private static final Parameter FROM = new Parameter(
            "from",
            Parameter.In.QUERY,
            "The first moment, ISO 8601; at most 31 days before to.",
            "2026-11-01T00:00:00Z",
            true);
    private static final Parameter TO = new Parameter(
            "to", Parameter.In.QUERY, "The moment after the last, ISO 8601.", "2026-12-01T00:00:00Z", true);

    public static final Operation LIST_AUDIT_EVENTS = Operation.get("listAuditEvents", "/api/v1/audit-logs")
            .documented(
                    TAG,
                    "What happened, newest first",
                    "A page looks at no more than 1,000 events: with a filter it may be short, even empty, while has_more is true.")
            .access(READERS)
            .scope(Scope.AUDIT_READ)
            .takes(
                    FROM,
                    TO,
                    Parameter.query("type", "Only events of this type.", "key.created"),
                    Parameter.query("actor", "Only what this person or key did.", "usr_01JD9Z6Q4M8T5X2B7N3C1VKPWR"),
                    Parameter.LIMIT,
                    Parameter.CURSOR)
            .answers(Reply.json(200, AuditPage.class, "A page of events."))
            .fails(Problems.INVALID_CURSOR)
            .level(ServiceLevel.LIST_READ)
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation VERIFY_AUDIT_LOG = Operation.get("verifyAuditLog", "/api/v1/audit-logs/verify")
            .documented(
                    TAG,
                    "Check a month's chain",
                    "Computes every hash again and says whether the chain holds or where it breaks. A long chain is checked over"
                            + " several requests: go on with next_cursor until complete is true.")
            .access(READERS)
            .scope(Scope.AUDIT_READ)
            .takes(
                    Parameter.query("month", "The month in UTC; the present one where absent.", "2026-11"),
                    Parameter.CURSOR)
            .answers(Reply.json(200, AuditVerification.class, "What was found."))
            .fails(Problems.INVALID_CURSOR)
            .level(ServiceLevel.WAITING)
            .answeredBy(Functions.ACCOUNTS_API);

    public static final Operation EXPORT_AUDIT_LOG = Operation.get("exportAuditLog", "/api/v1/audit-logs/export")
            .documented(
                    TAG,
                    "Take the log away",
                    "One event a line, oldest first, and at the end a line with end, the count of events, the SHA-256 of all bytes"
                            + " before it, and whether this is all: if complete is false, go on with its next_cursor. An export"
                            + " without that line was cut off.")
            .access(READERS)
            .scope(Scope.AUDIT_READ)
            .takes(FROM, TO, Parameter.CURSOR)
            .answers(Reply.media(200, NDJSON, "The events and the end line."))
            .fails(Problems.INVALID_CURSOR)
            .level(ServiceLevel.WAITING)
            .answeredBy(Functions.ACCOUNTS_API);

    public static final List<Operation> ALL = List.of(LIST_AUDIT_EVENTS, VERIFY_AUDIT_LOG, EXPORT_AUDIT_LOG);

    private AuditApi() {}
}
