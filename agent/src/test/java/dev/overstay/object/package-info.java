/** Tests of package {@code object}. */
@NullMarked
package dev.overstay.object;

import org.jspecify.annotations.NullMarked;
