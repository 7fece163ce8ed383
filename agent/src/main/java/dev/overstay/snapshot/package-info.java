/**
 * Takes snapshots: asks each birth once whether its resource is live, adds the threads, processes
 * and native sockets that have no birth, and keeps the results of earlier snapshots. Runs on the
 * watch thread.
 */
@NullMarked
package dev.overstay.snapshot;

import org.jspecify.annotations.NullMarked;
