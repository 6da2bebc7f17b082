/**
 * What is too large for the table: uploads, requests, large courses, exports. One bucket, keys by purpose and organisation:
 * {@code uploads/<organisation>/<upload>}, {@code requests/<organisation>/<job>/…}, {@code courses/<organisation>/<course>/…},
 * {@code exports/<organisation>/<course>/…}, {@code idempotency/<organisation>/…}.
 */
@NullMarked
package lyceum.courses.blobs;

import org.jspecify.annotations.NullMarked;
