/**
 * Real JVMs with the agent's real jar: what they print, how they exit, and what their dumps say.
 */
@NullMarked
package dev.overstay.tests;

import org.jspecify.annotations.NullMarked;
