/**
 * The methods that woven code calls and that no other code may call. They pass births, ends and
 * events to the ledger. Depends only on the ledger. Lives in the boot loader.
 *
 * <p>This code is hot: it runs inside each {@code new Socket()} and {@code Thread.start()} of the
 * user. It must not use lambdas, streams, reflection, logging or string concatenation, and must not
 * call anything that is woven. A test scans the byte code for that.
 */
@NullMarked
package dev.overstay.probe;

import org.jspecify.annotations.NullMarked;
