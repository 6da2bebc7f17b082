/**
 * What all contexts stand on. A context describes itself as a {@link lyceum.platform.function.Context} and binds its handlers in
 * an {@link lyceum.platform.function.App}; everything it needs comes in as an {@link lyceum.platform.environment.Environment}; it
 * answers with {@link lyceum.platform.http.Answer}s. This package holds the few values that all the others share.
 */
@NullMarked
package lyceum.platform;

import org.jspecify.annotations.NullMarked;
