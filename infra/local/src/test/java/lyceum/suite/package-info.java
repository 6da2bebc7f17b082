/**
 * The HTTP suite: what callers see, asked over HTTP and nothing else. Without settings it starts the local host as a process of
 * its own; with {@code -Dlyceum.url} and {@code -Dlyceum.key} it asks a deployed stack.
 */
@NullMarked
package lyceum.suite;

import org.jspecify.annotations.NullMarked;
