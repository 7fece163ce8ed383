/**
 * Births, and the spans of the tests in which they happen. Knows nothing of weaving, kinds or dumps
 * and depends on {@code java.base} alone. Lives in the boot loader.
 *
 * <p>Hot: called by the probes, it runs inside the user's every {@code new Socket()} and {@code
 * Thread.start()}. No lambda, stream, reflection, logging or string concatenation here; nothing
 * that is woven may be called. A test scans the byte code for it.
 */
@NullMarked
package dev.overstay.ledger;

import org.jspecify.annotations.NullMarked;
