/** Tests of package {@code probe}. */
@NullMarked
package dev.overstay.probe;

import org.jspecify.annotations.NullMarked;
