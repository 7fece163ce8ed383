/**
 * The leak dump as JSON: writing, reading, its schema, and the checks that a schema can't express.
 * Depends on the model and on JSON.
 */
@NullMarked
package dev.overstay.format;

import org.jspecify.annotations.NullMarked;
