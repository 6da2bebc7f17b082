package lyceum.contract.courses;

import java.util.List;
import lyceum.contract.Doc;

@Doc("Where a block comes from and what it cost.")
public record Provenance(
        @Doc("The stretches of the sources it was made from.")
        List<SourceSpan> spans,

        @Doc("The provider that made it; offline means: from your text, no AI.")
        String provider,

        @Doc("The model, or the method of the offline provider.")
        String model,

        @Doc("The version of the prompt or method.") String promptVersion,
        @Doc("What it cost, in millionths of a US dollar.") long costMicroUsd) {
    public Provenance {
        spans = Lists.copy(spans);
    }
}
