/**
 * Markup and the words and sentences in it; what a page says of one place in code. Depends on text
 * and on the dump model.
 */
@NullMarked
package dev.overstay.html;

import org.jspecify.annotations.NullMarked;
