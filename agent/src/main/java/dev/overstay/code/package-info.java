/**
 * What class files say: the calls on a line of the user's, and how objects of a class are closed.
 */
@NullMarked
package dev.overstay.code;

import org.jspecify.annotations.NullMarked;
