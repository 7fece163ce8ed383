/**
 * Finds out which object the user's line made, where it is kept and how its class is closed. Reads
 * that from class files and from {@code libraries.tsv}. Depends on origins.
 */
@NullMarked
package dev.overstay.object;

import org.jspecify.annotations.NullMarked;
