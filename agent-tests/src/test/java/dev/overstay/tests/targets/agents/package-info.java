/** Another Java agent, in a jar of its own, and the application in a JVM that has both. */
@NullMarked
package dev.overstay.tests.targets.agents;

import org.jspecify.annotations.NullMarked;
