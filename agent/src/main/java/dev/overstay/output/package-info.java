/**
 * What the agent writes: dumps, pages, the journal of processes, and lines on stderr; and what it
 * keeps so that it can write with nothing left. Lives in the boot loader.
 */
@NullMarked
package dev.overstay.output;

import org.jspecify.annotations.NullMarked;
