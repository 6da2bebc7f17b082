/** Runs the template's functions by Lambda's rules: settings, role, concurrency, timeout, service metrics. */
@NullMarked
package lyceum.local.functions;

import org.jspecify.annotations.NullMarked;
