/** The rules of API Gateway's REST APIs, read from the template: routes, authorizer, usage plans, gateway responses, access log. */
@NullMarked
package lyceum.local.gateway;

import org.jspecify.annotations.NullMarked;
