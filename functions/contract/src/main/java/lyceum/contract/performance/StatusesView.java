package lyceum.contract.performance;

import lyceum.contract.Doc;

@Doc("How many answers there were, by the class of their status.")
public record StatusesView(
        @Doc("Status 200 to 299.") long success,
        @Doc("Status 300 to 399.") long redirection,
        @Doc("Status 400 to 499.") long clientError,
        @Doc("Status 500 to 599.") long serverError) {}
