/** Rules that hold for the whole house. */
@NullMarked
package dev.overstay;

import org.jspecify.annotations.NullMarked;
