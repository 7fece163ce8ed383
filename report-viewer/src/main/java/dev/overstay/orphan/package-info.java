/**
 * What JVMs left running: journals joined with the processes of this machine, and how those are
 * ended. Depends on journals.
 */
@NullMarked
package dev.overstay.orphan;

import org.jspecify.annotations.NullMarked;
