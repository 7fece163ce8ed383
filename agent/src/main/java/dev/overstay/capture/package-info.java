/**
 * What happens when a trigger fires: freeze, wait for what is ending, diagnose, write. Depends on
 * everything that it calls for that, and on no entry of the jar. Runs on the watch thread.
 */
@NullMarked
package dev.overstay.capture;

import org.jspecify.annotations.NullMarked;
