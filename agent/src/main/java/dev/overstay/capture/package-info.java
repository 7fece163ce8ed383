/**
 * Handles a trigger: freezes, waits for resources that are ending, diagnoses, writes. Depends on
 * everything that it calls for that, and on no entry of the jar. Runs on the watch thread.
 */
@NullMarked
package dev.overstay.capture;

import org.jspecify.annotations.NullMarked;
