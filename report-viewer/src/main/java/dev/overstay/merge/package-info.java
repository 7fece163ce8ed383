/**
 * Many dumps as one list of findings, and what changed since earlier ones. Knows the dump alone;
 * lives in the agent's jar, whose page has one dump, and in the command line's.
 */
@NullMarked
package dev.overstay.merge;

import org.jspecify.annotations.NullMarked;
