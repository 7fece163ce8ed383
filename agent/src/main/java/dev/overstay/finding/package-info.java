/**
 * Turns groups into findings: state, contents, progress, fix, and the sentences for them. Depends
 * on grouping and on the dump model; runs on the watch thread.
 */
@NullMarked
package dev.overstay.finding;

import org.jspecify.annotations.NullMarked;
