/**
 * Merges many dumps into one list of findings, and compares them with earlier findings. Depends
 * only on the dump. Lives in the agent's jar, whose page has one dump, and in the command line's.
 */
@NullMarked
package dev.overstay.merge;

import org.jspecify.annotations.NullMarked;
