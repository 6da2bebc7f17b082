package lyceum.local.cloudwatch;

/** A call that is not answered; the message says to people what to change. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What clients tell one refusal from another by. */
    public enum Fault {
        COMBINATION(400, "InvalidParameterCombinationException", "InvalidParameterCombination"),
        FORMAT(400, "InvalidFormatFault", "InvalidFormat"),
        MISSING(400, "MissingRequiredParameterException", "MissingParameter"),
        /** The SDK for Java knows the longer name only, the tools the shorter one. */
        NOT_FOUND(404, "ResourceNotFoundException", "ResourceNotFound"),
        TOKEN(400, "InvalidNextToken", "InvalidNextToken"),
        UNKNOWN_CALL(404, "UnknownOperationException", "InvalidAction"),
        VALUE(400, "InvalidParameterValueException", "InvalidParameterValue");

        private final int status;
        private final String type;
        private final String code;

        Fault(int status, String type, String code) {
            this.status = status;
            this.type = type;
            this.code = code;
        }

        public int status() {
            return status;
        }

        /** As newer clients know it. */
        public String type() {
            return type;
        }

        /** As the oldest protocol had it; clients still show this one. */
        public String code() {
            return code;
        }
    }

    private final Fault fault;

    public Refused(Fault fault, String message) {
        super(message, null, false, false);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
