/**
 * Decides which resources live by design and are never a finding. There is one class per rule, and
 * all rules are in the list of {@link dev.overstay.noise.Noise}. Depends on live resources and on
 * the origins that their stacks show.
 */
@NullMarked
package dev.overstay.noise;

import org.jspecify.annotations.NullMarked;
