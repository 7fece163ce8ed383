/**
 * The page: one dump or many as one self-contained HTML file. Depends on the dump model alone.
 * Lives in the boot loader inside a user's JVM and in the application loader of the command line.
 */
@NullMarked
package dev.overstay.page;

import org.jspecify.annotations.NullMarked;
