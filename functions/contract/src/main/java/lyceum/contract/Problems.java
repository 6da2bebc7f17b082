package lyceum.contract;

import java.util.List;

/** Problems that any operation may answer. Those of one context are declared beside its operations. */
public final class Problems {
    public static final Problem MALFORMED_JSON = new Problem(
            "malformed-json", 400, "The body is not valid JSON.", "Send one JSON object; detail says where it breaks.");
    public static final Problem INVALID_REQUEST = new Problem(
            "invalid-request", 422, "Some values are missing or not allowed.", "Correct the fields listed in errors.");
    public static final Problem INVALID_PARAMETER = new Problem(
            "invalid-parameter",
            400,
            "A parameter or header is not valid.",
            "Correct the parameters listed in errors.");
    public static final Problem INVALID_CURSOR = new Problem(
            "invalid-cursor", 400, "The cursor is not one that this list gave.", "Start again without cursor.");
    public static final Problem UNAUTHENTICATED = new Problem(
            "unauthenticated",
            401,
            "No valid credentials were sent.",
            "Send a current key as X-API-Key, or a current token as Authorization: Bearer.");
    public static final Problem FORBIDDEN = new Problem(
            "forbidden",
            403,
            "You may not call this operation.",
            "Detail names what is missing: ask an owner of your organisation for it.");
    public static final Problem NOT_FOUND =
            new Problem("not-found", 404, "There is nothing here, or it is not yours.", "Check the path and the id.");
    public static final Problem METHOD_NOT_ALLOWED = new Problem(
            "method-not-allowed",
            405,
            "This path does not take that method.",
            "Use a method named in the Allow header.");
    public static final Problem CONFLICT = new Problem(
            "conflict",
            409,
            "The state of the resource does not allow this.",
            "Read it again; detail says which state it is in.");
    public static final Problem IDEMPOTENCY_IN_FLIGHT = new Problem(
            "idempotency-in-flight",
            409,
            "A request with this Idempotency-Key is still being answered.",
            "Send it again after Retry-After.");
    public static final Problem PRECONDITION_FAILED = new Problem(
            "precondition-failed",
            412,
            "The resource has changed since you read it.",
            "Read it again and repeat with its new ETag.");
    public static final Problem PAYLOAD_TOO_LARGE = new Problem(
            "payload-too-large",
            413,
            "The body is larger than this operation takes.",
            "Send less; detail names the limit.");
    public static final Problem UNSUPPORTED_MEDIA_TYPE = new Problem(
            "unsupported-media-type",
            415,
            "The body's media type is not one this operation takes.",
            "Send application/json.");
    public static final Problem IDEMPOTENCY_MISMATCH = new Problem(
            "idempotency-mismatch",
            422,
            "This Idempotency-Key was used with another request.",
            "Use a new key for a new request.");
    public static final Problem PRECONDITION_REQUIRED = new Problem(
            "precondition-required",
            428,
            "A write must say which version it changes.",
            "Send If-Match with the ETag you read.");
    public static final Problem TOO_MANY_REQUESTS = new Problem(
            "too-many-requests", 429, "You have used up your rate.", "Wait for Retry-After, then go on more slowly.");
    public static final Problem INTERNAL_ERROR = new Problem(
            "internal-error",
            500,
            "Something failed on our side.",
            "Try again; if it lasts, quote request_id to the operator.");
    public static final Problem BAD_GATEWAY = new Problem(
            "bad-gateway", 502, "A function gave no usable answer.", "Try again; nothing was acknowledged.");
    public static final Problem UNAVAILABLE = new Problem(
            "unavailable", 503, "A service behind this operation can't answer now.", "Try again after Retry-After.");
    public static final Problem TIMEOUT = new Problem(
            "timeout", 504, "The operation took longer than 29 s.", "Try again, or use Prefer: respond-async.");

    /** All of them, in order of status: what the gateway, the chain and any operation may answer. */
    public static final List<Problem> ALL = List.of(
            MALFORMED_JSON,
            INVALID_PARAMETER,
            INVALID_CURSOR,
            UNAUTHENTICATED,
            FORBIDDEN,
            NOT_FOUND,
            METHOD_NOT_ALLOWED,
            CONFLICT,
            IDEMPOTENCY_IN_FLIGHT,
            PRECONDITION_FAILED,
            PAYLOAD_TOO_LARGE,
            UNSUPPORTED_MEDIA_TYPE,
            INVALID_REQUEST,
            IDEMPOTENCY_MISMATCH,
            PRECONDITION_REQUIRED,
            TOO_MANY_REQUESTS,
            INTERNAL_ERROR,
            BAD_GATEWAY,
            UNAVAILABLE,
            TIMEOUT);

    private Problems() {}
}
