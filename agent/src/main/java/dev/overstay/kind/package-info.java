/**
 * One file per kind of resource: where it is born, how it is asked whether it lives, how it
 * describes itself, what closes it. Depends on the ledger's births, the shape of a probe point, and
 * on what JDK and system say. Lives in the boot loader; asked by the watch thread, never by woven
 * code.
 */
@NullMarked
package dev.overstay.kind;

import org.jspecify.annotations.NullMarked;
