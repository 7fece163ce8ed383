/**
 * Finds out where something was made, and whose code made it: own code, libraries, the runner, the
 * JDK, other agents. Depends on live resources.
 */
@NullMarked
package dev.overstay.origin;

import org.jspecify.annotations.NullMarked;
