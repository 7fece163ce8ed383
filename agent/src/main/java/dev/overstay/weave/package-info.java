/**
 * Weaving: the shape of a probe point, and the ASM transformer that inserts the calls. Knows the
 * ledger's {@code Probe} by name only. Lives in the boot loader. A class whose loader does not see
 * the agent calls the ledger through a carrier in package {@code java.lang}.
 *
 * <p>This code is hot: {@code transform} is called for every class that the user's JVM loads. It
 * must not use lambdas, streams, reflection, logging or string concatenation there.
 */
@NullMarked
package dev.overstay.weave;

import org.jspecify.annotations.NullMarked;
