/**
 * Decides when to take snapshots: turns events of the JVM's end and of the clock into snapshots on
 * one daemon thread. Depends on the ledger's exit events and on the dump model's triggers. Lives in
 * the boot loader.
 */
@NullMarked
package dev.overstay.trigger;

import org.jspecify.annotations.NullMarked;
