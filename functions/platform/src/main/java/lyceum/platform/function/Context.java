package lyceum.platform.function;

import lyceum.contract.FunctionDeclaration;
import lyceum.platform.environment.Environment;

/** A bounded context's composition root: the one place that puts its functions together. */
public interface Context {
    /** The context's name in the contract, for example {@code courses}. */
    String name();

    /**
     * Puts one function together. Called once per process (or per local host); must make no AWS call.
     *
     * @throws IllegalArgumentException if the function is not one of this context's
     * @throws IllegalStateException if settings are missing or the bindings do not match the contract
     */
    App compose(FunctionDeclaration function, Environment environment);
}
