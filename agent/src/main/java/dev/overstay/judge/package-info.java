/**
 * Fails the test or class that leaked, if option {@code failon} asks for it: looks at the live
 * resources when it ends. Lives in the boot loader; runs on separate threads while the test's
 * thread waits.
 */
@NullMarked
package dev.overstay.judge;

import org.jspecify.annotations.NullMarked;
