/**
 * Freezing: asks every birth once whether it lives, adds the threads, processes and native sockets
 * that have no birth, and keeps what was seen in earlier snapshots. Runs on the watch thread.
 */
@NullMarked
package dev.overstay.snapshot;

import org.jspecify.annotations.NullMarked;
