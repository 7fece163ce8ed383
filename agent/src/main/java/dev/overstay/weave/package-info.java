/**
 * Weaving: the shape of a probe point and the ASM transformer that inserts the calls. Knows the
 * ledger's {@code Probe} by name only. Lives in the boot loader. A class whose loader does not see
 * the agent calls the ledger through a carrier in package {@code java.lang}.
 *
 * <p>Hot: {@code transform} is called for every class that the user's JVM loads. No lambda, stream,
 * reflection, logging or string concatenation on that path.
 */
@NullMarked
package dev.overstay.weave;

import org.jspecify.annotations.NullMarked;
