/**
 * The leak dump: its model as records, and its verdict as text. Knows nothing of the agent, the
 * page or JSON.
 */
@NullMarked
package dev.overstay.dump;

import org.jspecify.annotations.NullMarked;
