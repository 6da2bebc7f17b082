package lyceum.contract.accounts;

import lyceum.contract.Doc;

@Doc("A limit.")
public record LimitView(
        @Doc("So many requests.") long requests,
        @Doc("In so many seconds.") long seconds) {}
