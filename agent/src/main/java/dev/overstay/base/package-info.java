/**
 * The least that all of the agent needs: classes that are defined late, a line where nothing else
 * works, the agent's own rights. Depends on {@code java.base} alone; as hot as the probes.
 */
@NullMarked
package dev.overstay.base;

import org.jspecify.annotations.NullMarked;
