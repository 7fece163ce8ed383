/**
 * What JVMs left running: compares journals with the processes of this machine, and ends the
 * processes that are left. Depends on journals.
 */
@NullMarked
package dev.overstay.orphan;

import org.jspecify.annotations.NullMarked;
