/** Tests of package {@code attribution}. */
@NullMarked
package dev.overstay.attribution;

import org.jspecify.annotations.NullMarked;
