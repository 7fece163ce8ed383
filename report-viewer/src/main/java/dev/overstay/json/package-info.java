/** JSON as text and as values. Depends on jackson-core, only for reading, and on text. */
@NullMarked
package dev.overstay.json;

import org.jspecify.annotations.NullMarked;
