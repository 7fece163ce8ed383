/**
 * One class per kind of resource: where it is born, how it is asked whether it is live, how it
 * describes itself, and how it is closed. Depends on the ledger's births, on the shape of a probe
 * point, and on information from the JDK and the system. Lives in the boot loader. The watch thread
 * calls it; woven code never does.
 */
@NullMarked
package dev.overstay.kind;

import org.jspecify.annotations.NullMarked;
