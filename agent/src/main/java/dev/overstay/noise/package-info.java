/**
 * What lives by design and is never a finding, one rule per class, all in the list of {@link
 * dev.overstay.noise.Noise}. Depends on live resources and on what stacks say of their origin.
 */
@NullMarked
package dev.overstay.noise;

import org.jspecify.annotations.NullMarked;
