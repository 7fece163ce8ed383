/**
 * The agent's output: dumps, pages, the journal of processes, and lines on stderr. Also the reserve
 * that it needs to write them when the process has no resources left. Lives in the boot loader.
 */
@NullMarked
package dev.overstay.output;

import org.jspecify.annotations.NullMarked;
