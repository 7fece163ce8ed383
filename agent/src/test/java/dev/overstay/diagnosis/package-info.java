/** Tests of the diagnosis. */
@NullMarked
package dev.overstay.diagnosis;

import org.jspecify.annotations.NullMarked;
