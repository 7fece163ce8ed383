/**
 * What closes together, and the one of it to close first: owners, what one line or one library
 * made, names, ids that stay the same from run to run, and which of them the user has accepted.
 * Depends on origins, objects and attribution.
 */
@NullMarked
package dev.overstay.grouping;

import org.jspecify.annotations.NullMarked;
