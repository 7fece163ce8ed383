/**
 * The agent's own start and end: {@code premain}, the options, and the only place that wires the
 * other packages together. Lives in the boot loader; {@link dev.overstay.agent.Premain} alone may
 * also be loaded by the application loader, where the jar was renamed.
 */
@NullMarked
package dev.overstay.agent;

import org.jspecify.annotations.NullMarked;
