/**
 * Which object the user's line made, what holds it and how its class is closed: read from class
 * files and from {@code libraries.tsv}. Depends on origins.
 */
@NullMarked
package dev.overstay.object;

import org.jspecify.annotations.NullMarked;
