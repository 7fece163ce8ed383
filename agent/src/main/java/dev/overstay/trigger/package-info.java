/**
 * When to look: what the JVM's end and the clock say, turned into snapshots on one daemon thread.
 * Depends on the ledger's exit events, on what the snapshot knows of Maven's goals, and on the dump
 * model's triggers. Lives in the boot loader.
 */
@NullMarked
package dev.overstay.trigger;

import org.jspecify.annotations.NullMarked;
