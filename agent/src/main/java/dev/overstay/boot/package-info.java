/**
 * A jar under another name than its own: brings the agent's classes into the boot loader all the
 * same. Depends on nothing of the agent's; runs in the application loader, once, before the agent.
 */
@NullMarked
package dev.overstay.boot;

import org.jspecify.annotations.NullMarked;
