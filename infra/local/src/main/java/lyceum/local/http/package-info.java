/** HTTP/1.1 as the local host speaks it: the server, and the values that the edge and the gateway exchange. */
@NullMarked
package lyceum.local.http;

import org.jspecify.annotations.NullMarked;
