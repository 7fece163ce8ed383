@NullMarked
package dev.overstay.snapshot;

import org.jspecify.annotations.NullMarked;
