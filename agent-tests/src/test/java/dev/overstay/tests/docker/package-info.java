/**
 * As much of a container engine as its clients ask for, without a container; knows nothing of the
 * agent and no test.
 */
@NullMarked
package dev.overstay.tests.docker;

import org.jspecify.annotations.NullMarked;
