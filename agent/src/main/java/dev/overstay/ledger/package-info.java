/**
 * Births, and the spans of the tests in which they happen. Does not know weaving, kinds or dumps,
 * and depends only on {@code java.base}. Lives in the boot loader.
 *
 * <p>This code is hot: the probes call it inside each {@code new Socket()} and {@code
 * Thread.start()} of the user. It must not use lambdas, streams, reflection, logging or string
 * concatenation, and must not call anything that is woven. A test scans the byte code for that.
 */
@NullMarked
package dev.overstay.ledger;

import org.jspecify.annotations.NullMarked;
