/**
 * Fails the test or class that leaked, where option {@code failon} asks for it: looks at what is
 * live as it ends. Lives in the boot loader; runs on threads of its own while the test's thread
 * waits.
 */
@NullMarked
package dev.overstay.judge;

import org.jspecify.annotations.NullMarked;
