/** The template's buckets, on s3proxy over a folder, with the files that the stack deploys into them. */
@NullMarked
package lyceum.local.buckets;

import org.jspecify.annotations.NullMarked;
