package lyceum.contract.accounts;

import java.util.List;
import lyceum.contract.Doc;

@Doc("The organisations that a person belongs to, in the order they were made.")
public record MembershipList(
        @Doc("All of them; ten at most.") List<MembershipView> organisations) {}
