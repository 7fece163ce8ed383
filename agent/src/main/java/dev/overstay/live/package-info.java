/**
 * One live resource, as it was at one moment. Its questions are asked once, with a bound if the
 * user's code may answer, and the answers do not change afterwards. Depends on the kinds.
 */
@NullMarked
package dev.overstay.live;

import org.jspecify.annotations.NullMarked;
