/**
 * Freezing: asks every birth once whether it lives, adds the threads and processes that have no
 * birth, and keeps what was seen in earlier snapshots. Depends on ledger, kind and dump. Lives in
 * the boot loader and runs on the watch thread.
 */
@NullMarked
package dev.overstay.snapshot;

import org.jspecify.annotations.NullMarked;
