/**
 * The user's choices: the options of {@code -javaagent} and of the file that they may name. Depends
 * on the kinds, which users choose by name. Lives in the boot loader.
 */
@NullMarked
package dev.overstay.option;

import org.jspecify.annotations.NullMarked;
