/**
 * How often passwords are guessed. Within a window of 15 minutes at most five guesses for one account from one network are looked
 * at, counted before they are looked at, so that it holds for guesses at the same time too. An account alone and a network alone
 * have much larger budgets of wrong guesses: a stranger can't lock a person out who comes from a network that the person has signed
 * in from before, and one pupil can't lock a school out.
 *
 * <p>Items: {@code LOCK#ACCOUNT#<digest of the address>} with {@code FROM#<digest of the network>} for each network and {@code ALL}
 * for the account; {@code LOCK#NETWORK#<digest>} with {@code ALL}. Each expires with its window.
 */
@NullMarked
package lyceum.accounts.guesses;

import org.jspecify.annotations.NullMarked;
