/** Tests of package {@code child}. */
@NullMarked
package dev.overstay.child;

import org.jspecify.annotations.NullMarked;
