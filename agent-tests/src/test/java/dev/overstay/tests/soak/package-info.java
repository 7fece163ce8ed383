/**
 * What the soak forks: resources of all kinds, opened and closed for a minute, and a known set that
 * is left open; a comment {@code // live: kind} marks each of its lines.
 */
@NullMarked
package dev.overstay.tests.soak;

import org.jspecify.annotations.NullMarked;
