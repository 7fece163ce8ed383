/**
 * Stacks on the page: own frames stand out, libraries are folded, and thousands of them share what
 * they have in common. Depends on markup.
 */
@NullMarked
package dev.overstay.stack;

import org.jspecify.annotations.NullMarked;
