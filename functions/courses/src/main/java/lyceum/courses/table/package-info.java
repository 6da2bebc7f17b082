/**
 * The table of this context: its keys, the conditional writes that all its items share, and bodies that may be too large for an
 * item. Answers kept under idempotency keys are written in one transaction with their effects.
 */
@NullMarked
package lyceum.courses.table;

import org.jspecify.annotations.NullMarked;
