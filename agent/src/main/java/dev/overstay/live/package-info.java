/**
 * One resource that lives, as it was at one moment: its questions are asked once, with a bound
 * where the user's code may answer, and the answers stay as they are. Depends on the kinds.
 */
@NullMarked
package dev.overstay.live;

import org.jspecify.annotations.NullMarked;
