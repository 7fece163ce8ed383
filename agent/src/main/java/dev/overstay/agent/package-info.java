/**
 * Start: {@code premain}, the entries of the jar, and the only place that wires the other packages
 * together. Lives in the boot loader; if the jar was renamed, the application loader has {@link
 * dev.overstay.agent.Premain} as well.
 */
@NullMarked
package dev.overstay.agent;

import org.jspecify.annotations.NullMarked;
