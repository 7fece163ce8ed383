/**
 * Where something was made, and whose code that is: own frames, libraries, the runner's and the
 * JDK's own doing, other agents. Depends on live resources.
 */
@NullMarked
package dev.overstay.origin;

import org.jspecify.annotations.NullMarked;
