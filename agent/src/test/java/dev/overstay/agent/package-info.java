/** Tests of package {@code agent}. */
@NullMarked
package dev.overstay.agent;

import org.jspecify.annotations.NullMarked;
