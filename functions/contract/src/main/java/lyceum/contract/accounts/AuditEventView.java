package lyceum.contract.accounts;

import lyceum.contract.Doc;

@Doc("An event. Its hash is the SHA-256 of the object without the member hash in canonical form (RFC 8785).")
public record AuditEventView(
        @Doc("Whose chain it is in: the organisation's id.") String chain,
        @Doc("The chain's month in UTC.") String month,

        @Doc("Its number in the chain, from 1 without a gap.")
        long sequence,

        @Doc("When it happened, to the millisecond; never before the event before it.")
        String time,

        @Doc("What happened, such as key.created.") String type,

        @Doc("Who did it: a person's id, key_ and a key's id, operator or nobody.")
        String actor,

        @Doc("The id of what it happened to.") String target,
        @Doc("done or refused.") String outcome,

        @Doc("The network the request came from: a /24 or a /48; empty where none is known.")
        String network,

        @Doc("The request that did it; empty for what was done by hand.")
        String requestId,

        @Doc(
                "The hash of the event before; of the first, the SHA-256 of lyceum audit 1, the chain and the month with blanks between.")
        String previousHash,

        @Doc("SHA-256 of all other members in canonical form, hexadecimal.")
        String hash) {}
