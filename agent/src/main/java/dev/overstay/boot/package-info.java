/**
 * Support for a renamed jar: loads the agent's classes into the boot loader nevertheless. Depends
 * on nothing else of the agent; runs once, in the application loader, before the agent.
 */
@NullMarked
package dev.overstay.boot;

import org.jspecify.annotations.NullMarked;
