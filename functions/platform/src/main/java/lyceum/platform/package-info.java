/**
 * What every function shares: the Lambda entry, the chain around each operation, JSON, settings, AWS clients, telemetry. A
 * context describes itself as a {@link lyceum.platform.Context}; everything it needs comes in as an
 * {@link lyceum.platform.Environment}; it answers with {@link lyceum.platform.Answer}s.
 */
@NullMarked
package lyceum.platform;

import org.jspecify.annotations.NullMarked;
