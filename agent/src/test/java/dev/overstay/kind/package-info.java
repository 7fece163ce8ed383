/** What the agent knows of each kind of resource, by itself. */
@NullMarked
package dev.overstay.kind;

import org.jspecify.annotations.NullMarked;
