/**
 * Basics for all packages of the agent: classes that are defined late, a line that can be printed
 * when nothing else works, the agent's own rights. Depends only on {@code java.base}; as
 * performance-critical as the probes.
 */
@NullMarked
package dev.overstay.base;

import org.jspecify.annotations.NullMarked;
