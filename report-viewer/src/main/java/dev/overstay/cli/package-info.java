/**
 * The command line: reads dumps, requests them from JVMs, writes pages and checks findings. Depends
 * on the dump model, the page, picocli and the JDK's attach API. Lives in the application loader of
 * a separate process and never in a user's JVM.
 */
@NullMarked
package dev.overstay.cli;

import org.jspecify.annotations.NullMarked;
