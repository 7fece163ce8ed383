/**
 * The check of dumps: which findings fail a build, and the output formats for CI. Depends on the
 * dump model, merged dumps and source files. Lives in the command line's own process and never in a
 * user's JVM.
 */
@NullMarked
package dev.overstay.check;

import org.jspecify.annotations.NullMarked;
