/** Operations that JMH measures: one class for each, which knows nothing of the agent. */
@NullMarked
package dev.overstay.tests.operations;

import org.jspecify.annotations.NullMarked;
