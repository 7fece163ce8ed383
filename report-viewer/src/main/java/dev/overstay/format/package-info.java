/**
 * The leak dump as JSON: writing, reading, its schema, and what a schema can't say. Depends on the
 * model and on JSON.
 */
@NullMarked
package dev.overstay.format;

import org.jspecify.annotations.NullMarked;
