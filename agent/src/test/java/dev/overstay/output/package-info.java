/** Tests of package {@code output}. */
@NullMarked
package dev.overstay.output;

import org.jspecify.annotations.NullMarked;
