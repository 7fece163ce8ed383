/**
 * Overstay's pages in a real browser: makes them, opens them, and does what a reader does. Knows
 * the dump model and the page's elements; the agent only as a jar.
 */
@NullMarked
package dev.overstay.browser;

import org.jspecify.annotations.NullMarked;
