/** What runs under the agent to make a page; knows nothing of the tests. */
@NullMarked
package dev.overstay.browser.targets;

import org.jspecify.annotations.NullMarked;
