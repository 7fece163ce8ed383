/**
 * What woven code calls, and nothing else may: births, ends and events, handed to the ledger.
 * Depends on the ledger alone. Lives in the boot loader.
 *
 * <p>Hot: it runs inside the user's every {@code new Socket()} and {@code Thread.start()}. No
 * lambda, stream, reflection, logging or string concatenation here; nothing that is woven may be
 * called. A test scans the byte code for it.
 */
@NullMarked
package dev.overstay.probe;

import org.jspecify.annotations.NullMarked;
