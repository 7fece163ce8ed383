/**
 * The command line. Reads dumps, has them taken, writes pages and judges; depends on the dump
 * model, the page, picocli and the JDK's attach API. Lives in the application loader of its own
 * process and never in a user's JVM.
 */
@NullMarked
package dev.overstay.cli;

import org.jspecify.annotations.NullMarked;
