/**
 * The leak dump: its model as records, its reading and writing as JSON, its schema. Knows nothing
 * of the agent or the page and depends on jackson-core alone. Lives in the boot loader inside a
 * user's JVM and in the application loader of the command line.
 */
@NullMarked
package dev.overstay.dump;

import org.jspecify.annotations.NullMarked;
