/** Renders the contract as an OpenAPI 3.1 document. */
@NullMarked
package lyceum.contract.openapi;

import org.jspecify.annotations.NullMarked;
