/**
 * Dumps under judgement: which findings fail a build, and the forms in which CI reads that. Knows
 * the dump, what many come to together, and source files; lives in the command line's own process
 * and never in a user's JVM.
 */
@NullMarked
package dev.overstay.check;

import org.jspecify.annotations.NullMarked;
