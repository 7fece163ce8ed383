/** Tests of package {@code option}. */
@NullMarked
package dev.overstay.option;

import org.jspecify.annotations.NullMarked;
