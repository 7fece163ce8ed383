/**
 * When to look: what the JVM's end and the clock say, turned into snapshots on one daemon thread.
 * Depends on the ledger's exit events and on the dump model's triggers. Lives in the boot loader.
 */
@NullMarked
package dev.overstay.trigger;

import org.jspecify.annotations.NullMarked;
