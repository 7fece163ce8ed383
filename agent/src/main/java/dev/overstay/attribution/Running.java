package dev.overstay.attribution;

import dev.overstay.base.Late;
import dev.overstay.dump.TestRun;

/**
 * A test that runs now.
 *
 * @param thread the thread on which the runner called it
 * @param run the test, or the class before or after its tests
 * @param creator the attribution of the resources that it makes
 */
@Late
public record Running(Thread thread, TestRun run, TestLog.Creator creator) {}
