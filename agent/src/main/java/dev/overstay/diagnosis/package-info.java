/**
 * From live resources to findings: own frames, what is nobody's fault, what closes together,
 * effect, progress, title and fix. Depends on what a snapshot froze and on the dump model. Lives in
 * the boot loader and runs on the watch thread.
 */
@NullMarked
package dev.overstay.diagnosis;

import org.jspecify.annotations.NullMarked;
