/**
 * Markup, the words and sentences in it, and how a page shows a place in code. Depends on text and
 * on the dump model.
 */
@NullMarked
package dev.overstay.html;

import org.jspecify.annotations.NullMarked;
