/**
 * What is measured and how it adds up: single samples, kept as they came until their minute is over, and buckets of a minute, an hour or
 * a day that any number of samples and buckets can be added to in any order. Everything here is pure.
 */
@NullMarked
package lyceum.performance.figures;

import org.jspecify.annotations.NullMarked;
