package lyceum.contract.performance;

import lyceum.contract.Doc;

@Doc("Something that broke.")
public record ReportFailure(
        @Doc("The operation or function.") String what,

        @Doc("server errors, or failed runs.") String how,

        @Doc("How often.") long times,

        @Doc("Of how many.") long of) {}
