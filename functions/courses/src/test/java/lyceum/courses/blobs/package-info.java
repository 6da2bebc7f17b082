/** Tests of the bucket's port and its adapters. */
@NullMarked
package lyceum.courses.blobs;

import org.jspecify.annotations.NullMarked;
