/** Tests of package {@code grouping}. */
@NullMarked
package dev.overstay.grouping;

import org.jspecify.annotations.NullMarked;
