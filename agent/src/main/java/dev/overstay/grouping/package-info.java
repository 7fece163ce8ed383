/**
 * Groups resources that are closed together, and finds the one to close first: by owner, by line
 * and by library. Also computes their names, ids that stay the same from run to run, and which of
 * them the user has accepted. Depends on origins, objects and attribution.
 */
@NullMarked
package dev.overstay.grouping;

import org.jspecify.annotations.NullMarked;
