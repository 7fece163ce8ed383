/** Tests and frameworks in class loaders that see nothing of the agent. */
@NullMarked
package dev.overstay.tests.targets.loaders;

import org.jspecify.annotations.NullMarked;
