/** Tests of what class files say. */
@NullMarked
package dev.overstay.code;

import org.jspecify.annotations.NullMarked;
