@NullMarked
package lyceum.accounts.people;

import org.jspecify.annotations.NullMarked;
