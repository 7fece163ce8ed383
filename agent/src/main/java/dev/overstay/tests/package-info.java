/**
 * Which test made what: the frameworks' probe points, and the reading of their events. Depends on
 * the ledger's spans, on the shape of a probe point and on the dump model. Lives in the boot
 * loader; names no class of a framework but in the byte code that it has woven into it.
 */
@NullMarked
package dev.overstay.tests;

import org.jspecify.annotations.NullMarked;
